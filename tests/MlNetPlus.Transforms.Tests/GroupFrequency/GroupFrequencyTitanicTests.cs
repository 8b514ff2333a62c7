using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Transforms.Tests;

/// <summary>Against pandas' <c>groupby(...).transform("count")</c> on the passengers of the Titanic.</summary>
public sealed class GroupFrequencyTitanicTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void Transform_Ticket_EqualsPandas()
    {
        var data = LoadPassengers();

        var output = _context.Transforms.GroupFrequency("Freq", "Ticket").Fit(data).Transform(data);

        var actual = Frequencies.Read(output, "Freq");
        Assert.Equal(LoadExpected("TicketFreq", 3), actual);
        Assert.Single(actual, float.IsNaN);
    }

    [Fact]
    public void Transform_TicketAsNumber_EqualsPandas()
    {
        var data = Load("titanic.csv", new TextLoader.Column("Ticket", DataKind.Single, 8));

        var output = _context.Transforms.GroupFrequency("Freq", "Ticket").Fit(data).Transform(data);

        Assert.Equal(LoadExpected("TicketFreq", 3), Frequencies.Read(output, "Freq"));
    }

    [Theory]
    [InlineData("Pclass", "Embarked")]
    [InlineData("Embarked", "Pclass")]
    [InlineData("Embarked", "PclassText")]
    [InlineData("EmbarkedKey", "Pclass")]
    public void Transform_ClassAndPort_EqualsPandas(string first, string second)
    {
        var data = LoadPassengers();
        var pipeline = _context.Transforms.Conversion.ConvertType("PclassText", "Pclass", DataKind.String)
            .Append(_context.Transforms.Conversion.MapValueToKey("EmbarkedKey", "Embarked"))
            .Append(_context.Transforms.GroupFrequency("Freq", first, second));

        var output = pipeline.Fit(data).Transform(data);

        Assert.Equal(LoadExpected("PclassEmbarkedFreq", 4), Frequencies.Read(output, "Freq"));
    }

    private IDataView LoadPassengers() => Load(
        "titanic.csv",
        new TextLoader.Column("Pclass", DataKind.Int32, 2),
        new TextLoader.Column("Ticket", DataKind.String, 8),
        new TextLoader.Column("Embarked", DataKind.String, 10));

    private float[] LoadExpected(string name, int index) =>
        Frequencies.Read(Load("titanic_features.csv", new TextLoader.Column(name, DataKind.Single, index)), name);

    private IDataView Load(string file, params TextLoader.Column[] columns)
    {
        var options = new TextLoader.Options { AllowQuoting = true, HasHeader = true, Separators = [','], Columns = columns, MissingRealsAsNaNs = true };
        return _context.Data.CreateTextLoader(options).Load(Path.Combine(AppContext.BaseDirectory, "Data", file));
    }
}
