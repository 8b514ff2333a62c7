namespace MlNetPlus.Cli.Tests;

public sealed class ColumnInferenceTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_KindsAreThoseOfEveryValue()
    {
        var path = _folder.Write("t.csv", "a,b,c,d,e,f\n1,x,2024-01-05,,\"1,5\",1e3\n,\"y\nz\",?,,2,NA\n-2.5,x,2024-02-01,,3,NaN\n");

        var (columns, rows) = ColumnInference.Read(path, ',');

        Assert.Equal(3, rows);
        Assert.Equal(
            [
                new("a", ColumnKind.Number, 2),
                new("b", ColumnKind.Text, 2),
                new("c", ColumnKind.Date, 2),
                new("d", ColumnKind.Ignore),
                new("e", ColumnKind.Text, 3),
                new("f", ColumnKind.Number, 1),
            ],
            columns);
    }

    [Theory]
    [InlineData("a;b\n1;2\n", "has 1 column when parted at ','")]
    [InlineData("a,a\n1,2\n", "has 2 columns named 'a'")]
    [InlineData("a,b\n", "has a header but no rows")]
    [InlineData("a,b\n1,2\n1,2,3\n", "Row 2 of")]
    [InlineData("a,\n1,2\n", "a column without a name")]
    public void Read_BadFiles_AreNamed(string text, string message) => Assert.Contains(
        message,
        Assert.Throws<InvalidDataException>(() => ColumnInference.Read(_folder.Write("t.csv", text), ',')).Message,
        StringComparison.Ordinal);
}
