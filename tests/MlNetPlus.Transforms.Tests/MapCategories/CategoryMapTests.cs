using MlNetPlus.Testing;

namespace MlNetPlus.Transforms.Tests;

public sealed class CategoryMapTests
{
    private static readonly Dictionary<string, string> Decks = new()
    {
        ["A"] = "ABC",
        ["B"] = "ABC",
        ["C"] = "ABC",
        ["D"] = "DE",
        ["E"] = "DE",
        ["F"] = "FG",
        ["G"] = "FG",
    };

    [Theory]
    [InlineData("A", "ABC")]
    [InlineData("E", "DE")]
    [InlineData("G", "FG")]
    [InlineData("T", "")]
    [InlineData("a", "")]
    [InlineData("AB", "")]
    [InlineData("", "")]
    public void Find_WithoutOtherwise_WhatTheMapLacksIsMissing(string category, string expected) =>
        Assert.Equal(expected, new CategoryMap(Decks, null, ignoreCase: false).Find(category).ToString());

    [Theory]
    [InlineData("B", "ABC")]
    [InlineData("T", "other")]
    [InlineData("", "other")]
    public void Find_Otherwise_StandsForAllThatTheMapLacks(string category, string expected) =>
        Assert.Equal(expected, new CategoryMap(Decks, "other", ignoreCase: false).Find(category).ToString());

    [Fact]
    public void Find_EntryForTheEmptyText_StandsForMissing()
    {
        var map = new CategoryMap(new Dictionary<string, string> { [""] = "none", ["A"] = "" }, "other", ignoreCase: false);

        Assert.Equal("none", map.Find("").ToString());
        Assert.Equal("", map.Find("A").ToString());
        Assert.Equal("other", map.Find("B").ToString());
    }

    [Fact]
    public void Find_IgnoreCase_FindsEverySpelling() =>
        Assert.Equal("DE", new CategoryMap(Decks, null, ignoreCase: true).Find("d").ToString());

    [Fact]
    public void Find_AnyCategory_AllocatesNothing()
    {
        var map = new CategoryMap(Decks, null, ignoreCase: false);
        var found = 0;

        var bytes = AllocatedBytes.Of(() =>
        {
            found = 0;
            for (var i = 0; i < 1000; i++)
                found += map.Find("C85".AsSpan(i % 3, 1)).Length;
        });

        Assert.Equal(0, bytes);
        Assert.Equal(3 * 334, found);
    }
}
