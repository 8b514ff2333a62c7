namespace MlNetPlus.Transforms.Tests;

public sealed class GroupCountsFileTests
{
    [Fact]
    public void Load_WhatWasSaved_HasEveryCount()
    {
        using var stream = Save(Sample([3, 1, 2]));
        stream.Position = 0;

        var loaded = GroupCountsFile.Load(stream);

        Assert.Equal((9L, 4L, 5), (loaded.KeyedRows, loaded.MissingRows, loaded.Count));
        Assert.Equal(2U, loaded.Narrow.Find(2));
        Assert.Equal(7U, loaded.Wide.Find(new UInt128(1, 2)));
        Assert.Equal(8U, loaded.Long.Find("a longer key than the others"u8));
    }

    [Fact]
    public void Save_KeysAddedInAnotherOrder_WritesTheSameBytes()
    {
        using var first = Save(Sample([1, 2, 3]));
        using var second = Save(Sample([3, 1, 2]));

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void Load_CutOff_SaysThatTheFileIsDamaged()
    {
        using var whole = Save(Sample([1, 2, 3]));
        for (var length = 0; length < whole.Length; length++)
        {
            using var cut = new MemoryStream(whole.ToArray()[..length]);
            var error = Assert.Throws<InvalidDataException>(() => GroupCountsFile.Load(cut));
            Assert.Equal("The group counts in the model file end too early. The file is damaged.", error.Message);
        }
    }

    [Fact]
    public void Load_NegativeLength_SaysThatTheFileIsDamaged()
    {
        using var stream = new MemoryStream([.. new byte[16], 0xFF, 0xFF, 0xFF, 0xFF]);

        var error = Assert.Throws<InvalidDataException>(() => GroupCountsFile.Load(stream));

        Assert.Equal("The group counts in the model file hold a negative length. The file is damaged.", error.Message);
    }

    private static GroupCounts Sample(ulong[] keys)
    {
        var counts = new GroupCounts { KeyedRows = 9, MissingRows = 4 };
        foreach (var key in keys)
            counts.Narrow.Add(key, (uint)key);
        counts.Wide.Add(new UInt128(1, 2), 7);
        counts.Long.Add("a longer key than the others"u8, 8);
        return counts;
    }

    private static MemoryStream Save(GroupCounts counts)
    {
        var stream = new MemoryStream();
        GroupCountsFile.Save(counts, stream);
        return stream;
    }
}
