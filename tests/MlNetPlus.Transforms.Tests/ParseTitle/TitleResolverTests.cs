using System.Text.Json;
using CsCheck;
using MlNetPlus.Testing;

namespace MlNetPlus.Transforms.Tests;

public sealed class TitleResolverTests
{
    private static readonly string[] Kept = ["Mr", "Miss", "Mrs", "Master"];

    private static readonly Dictionary<string, string> NoSynonyms = [];

    private static TitleResolver Resolver(
        string[]? keep, Dictionary<string, string>? synonyms = null, string? rareTitle = null, bool ignoreCase = false) =>
        new(keep, synonyms ?? NoSynonyms, rareTitle, ignoreCase);

    private static string Resolve(TitleResolver resolver, string name) => resolver.Resolve(name.AsMemory()).ToString();

    [Fact]
    public void Resolve_EveryPassengerOfTheTitanic_EqualsPandas()
    {
        var raw = Resolver(keep: null);
        var kept = Resolver(Kept);

        Assert.Equal(1317, TitanicName.All.Count);
        Assert.All(TitanicName.All, row => Assert.Equal(row.RawTitle, Resolve(raw, row.Name)));
        Assert.All(TitanicName.All, row => Assert.Equal(row.Title, Resolve(kept, row.Name)));
        Assert.Equal(36, TitanicName.All.Count(row => row.Title.Length == 0));
    }

    [Fact]
    public void Resolve_NamesOutOfTheOrdinary_EqualsPandas()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "ParseTitle", "Reference", "odd_titles.json");
        var rows = JsonSerializer.Deserialize<OddName[]>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
        var raw = Resolver(keep: null);
        var kept = Resolver(Kept);

        Assert.Equal(28, rows.Length);
        Assert.All(rows, row => Assert.Equal(row.Raw ?? "", Resolve(raw, row.Name)));
        Assert.All(rows, row => Assert.Equal(row.Title ?? "", Resolve(kept, row.Name)));
    }

    [Fact]
    public void Resolve_AnyText_EqualsSplittingTwice()
    {
        var resolver = Resolver(keep: null);

        Gen.String[Gen.Char["aMñ,, .\ud83d\ude00"], 0, 20].Sample(name =>
        {
            var parts = name.Split(", ");
            var expected = parts.Length < 2 ? "" : parts[1].Split('.')[0];

            return Resolve(resolver, name) == expected;
        });
    }

    [Theory]
    [InlineData("X, Mlle. Y", "Miss")]
    [InlineData("X, the Countess. Y", "Rare")]
    [InlineData("X, Capt. Y", "Rare")]
    [InlineData("X, Dr. Y", "Rare")]
    [InlineData("X, Mr. Y", "Mr")]
    [InlineData("X", "")]
    [InlineData("", "")]
    public void Resolve_SynonymsAndRareTitle_MissingOnlyWithoutTitle(string name, string expected)
    {
        var resolver = Resolver(Kept, new() { ["Mlle"] = "Miss", ["Capt"] = "Officer" }, rareTitle: "Rare");

        Assert.Equal(expected, Resolve(resolver, name));
    }

    [Theory]
    [InlineData("X, MISS. Y", "Miss")]
    [InlineData("X, mlle. Y", "Miss")]
    [InlineData("X, MASTER. Y", "Master")]
    [InlineData("X, DOÑA. Y", "Mrs")]
    [InlineData("X, dr. Y", "")]
    public void Resolve_IgnoreCase_GivesTheSpellingKept(string name, string expected)
    {
        var resolver = Resolver(Kept, new() { ["Mlle"] = "MISS", ["Doña"] = "mrs" }, ignoreCase: true);

        Assert.Equal(expected, Resolve(resolver, name));
    }

    [Fact]
    public void Resolve_SynonymsWhileAllAreKept_ReplaceOnlyTheirOwn()
    {
        var resolver = Resolver(keep: null, new() { ["Revd"] = "Rev" });

        Assert.Equal("Rev", Resolve(resolver, "X, Revd. Y"));
        Assert.Equal("Fr", Resolve(resolver, "X, Fr. Y"));
    }

    [Fact]
    public void Resolve_SynonymOfAKeptTitle_WinsOverIt()
    {
        var resolver = Resolver(Kept, new() { ["Master"] = "Mr" });

        Assert.Equal("Mr", Resolve(resolver, "X, Master. Y"));
    }

    [Fact]
    public void Resolve_AnyRow_AllocatesNothing()
    {
        var resolver = Resolver(Kept);
        var names = TitanicName.All.Select(row => row.Name.AsMemory()).ToArray();
        var found = 0;

        var bytes = AllocatedBytes.Of(() =>
        {
            found = 0;
            foreach (var name in names)
                found += resolver.Resolve(name).Length > 0 ? 1 : 0;
        });

        Assert.Equal(0, bytes);
        Assert.Equal(1317 - 36, found);
    }

    public sealed record OddName(string Name, string? Raw, string? Title);
}
