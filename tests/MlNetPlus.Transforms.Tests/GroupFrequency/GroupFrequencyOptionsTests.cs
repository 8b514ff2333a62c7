using Microsoft.ML;

namespace MlNetPlus.Transforms.Tests;

public sealed class GroupFrequencyOptionsTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void Options_New_HaveTheDocumentedDefaults()
    {
        var options = new GroupFrequencyOptions();

        Assert.Equal("", options.OutputColumnName);
        Assert.Empty(options.KeyColumnNames);
        Assert.Equal(FrequencyValue.Count, options.Value);
        Assert.Equal(0f, options.UnseenValue);
        Assert.True(float.IsNaN(options.MissingValue));
        Assert.False(options.MissingAsGroup);
        Assert.Equal(1, options.MinimumCount);
        Assert.False(options.MinusSelf);
        Assert.Null(options.AlsoCount);
        Assert.False(options.Trim);
        Assert.False(options.IgnoreCase);
    }

    [Fact]
    public void GroupFrequency_EveryOptionWrong_ListsEveryFault()
    {
        var options = new GroupFrequencyOptions
        {
            KeyColumnNames = ["Ticket", "Ticket"],
            Value = (FrequencyValue)9,
            UnseenValue = float.PositiveInfinity,
            MissingValue = float.NegativeInfinity,
            MinimumCount = 0,
        };

        var error = Assert.Throws<ArgumentException>(() => _context.Transforms.GroupFrequency(options));

        Assert.Equal(
            """
            GroupFrequencyOptions has 6 faults:
            - OutputColumnName is an empty text; expected a column name.
            - KeyColumnNames is '['Ticket', 'Ticket']'; expected one or more different column names.
            - Value is 9; expected Count, Share or Log1p.
            - UnseenValue is Infinity; expected a finite number, or NaN for missing.
            - MissingValue is -Infinity; expected a finite number, or NaN for missing.
            - MinimumCount is 0; expected 1 or more.
            """,
            error.Message,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void GroupFrequency_NoKeyColumns_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => _context.Transforms.GroupFrequency("Freq"));
        Assert.Equal("GroupFrequencyOptions.KeyColumnNames is '[]'; expected one or more different column names.", error.Message);

        error = Assert.Throws<ArgumentException>(() => _context.Transforms.GroupFrequency("Freq", "A", null!));
        Assert.Equal("GroupFrequencyOptions.KeyColumnNames is '['A', null]'; expected one or more different column names.", error.Message);
    }

    [Fact]
    public void GroupFrequency_OptionsChangedAfterwards_KeepsTheOldOnes()
    {
        var data = TextViews.Load(_context, "a", "a", "b");
        string[] names = ["Text"];
        var options = new GroupFrequencyOptions { OutputColumnName = "Freq", KeyColumnNames = names };
        var estimator = _context.Transforms.GroupFrequency(options);

        options.OutputColumnName = "Other";
        options.MinimumCount = 5;
        names[0] = "Number";

        Assert.Equal([2f, 2f, 1f], Frequencies.Read(estimator.Fit(data).Transform(data), "Freq"));
    }
}
