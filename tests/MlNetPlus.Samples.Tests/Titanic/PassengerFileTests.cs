using Titanic;

namespace MlNetPlus.Samples.Tests;

public sealed class PassengerFileTests : IDisposable
{
    private const string Header = "PassengerId,Survived,Pclass,Name,Sex,Age,SibSp,Parch,Ticket,Fare,Embarked";

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Read_TheRepositorysFile_HasEveryPassenger()
    {
        var file = PassengerFile.Read(TitanicProgram.DataPath, withLabel: true);

        Assert.Equal(1317, file.Passengers.Count);
        Assert.False(file.HasCabin);
        Assert.Equal(500, file.Passengers.Count(passenger => passenger.Survived));
        Assert.Equal("Abbing, Mr. Anthony", file.Passengers[0].Name);
    }

    [Fact]
    public void Read_EmptyFields_AreMissing()
    {
        File.WriteAllText(_path, $"{Header}\n7,1,3,\"Moran, Mr. James\",male,,0,0,330877,,\n");

        var passenger = PassengerFile.Read(_path, withLabel: true).Passengers.Single();

        Assert.True(passenger.Survived);
        Assert.True(float.IsNaN(passenger.Age));
        Assert.True(float.IsNaN(passenger.Fare));
        Assert.Equal("", passenger.Embarked);
    }

    [Fact]
    public void Read_NoFile_SaysSo()
    {
        var fault = Assert.Throws<FileNotFoundException>(() => PassengerFile.Read("none.csv", withLabel: true));

        Assert.StartsWith("'none.csv' does not exist.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty; expected a header line")]
    [InlineData(Header + "\n", "has a header and no rows")]
    [InlineData("PassengerId,Survived,Pclass,Name,Sex,Age,SibSp,Parch,Tiket,Fare\n", "lacks the column(s) Ticket, Embarked; its header has PassengerId")]
    [InlineData(Header + "\n1,0,3,N,male,old,0,0,1,1,S\n", "row 1: Age is 'old'; expected a number")]
    [InlineData(Header + "\n1,0,3,N,male,1,0,0,1,1,S\n2,yes,3,N,male,1,0,0,1,1,S\n", "row 2: Survived is 'yes'; expected 0 or 1.")]
    public void Read_BadFile_SaysWhereAndWhat(string content, string message)
    {
        File.WriteAllText(_path, content);

        var fault = Assert.Throws<InvalidDataException>(() => PassengerFile.Read(_path, withLabel: true));

        Assert.StartsWith($"'{_path}'", fault.Message, StringComparison.Ordinal);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }
}
