using Microsoft.ML;

namespace MlNetPlus.Transforms.Tests;

public sealed class GroupFrequencyMinusSelfTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void TransformForTraining_MinusSelf_LeavesTheRowOut()
    {
        var train = TextViews.Load(_context, "a", "a", "a", "b", null);
        var model = Fit(train, new());

        Assert.Equal([2, 2, 2, 0, float.NaN], Frequencies.Read(model.TransformForTraining(train), "Freq"));
        Assert.Equal([3, 3, 3, 1, float.NaN], Frequencies.Read(model.Transform(train), "Freq"));
    }

    [Fact]
    public void TransformForTraining_WithoutMinusSelf_IsTransform()
    {
        var train = TextViews.Load(_context, "a", "a", "b");
        var model = _context.Transforms.GroupFrequency("Freq", "Text").Fit(train);

        Assert.Equal([2, 2, 1], Frequencies.Read(model.TransformForTraining(train), "Freq"));
    }

    [Fact]
    public void TransformForTraining_AnyOptions_EqualsAFitWithoutTheRow()
    {
        string?[] texts = ["a", "b", "a", "c", "a", null, "b", "a text that is longer than sixteen characters", null, "a"];
        foreach (var value in Enum.GetValues<FrequencyValue>())
        {
            foreach (var (minimum, missingAsGroup) in new[] { (1, false), (2, false), (3, false), (1, true), (2, true) })
            {
                GroupFrequencyOptions Options() => new() { Value = value, MinimumCount = minimum, MissingAsGroup = missingAsGroup, UnseenValue = -1 };
                var actual = Frequencies.Read(Fit(TextViews.Load(_context, texts), Options()).TransformForTraining(TextViews.Load(_context, texts)), "Freq");

                var expected = texts.Select((text, i) => Frequencies.Read(
                    Fit(TextViews.Load(_context, [.. texts.Where((_, j) => j != i)]), Options()).Transform(TextViews.Load(_context, text)), "Freq").Single());
                Assert.Equal(expected, actual);
            }
        }
    }

    [Fact]
    public void Fit_NextEstimatorOfThePipeline_SeesTheRowLeftOut()
    {
        var train = TextViews.Load(_context, "a", "a", "a", "b", "b");
        var pipeline = Estimator().Append(_context.Transforms.NormalizeMinMax("Scaled", "Freq", fixZero: true));

        var model = pipeline.Fit(train);

        // The largest count in training is 2, so a new row of a, which counts 3, is above the range.
        Assert.Equal([1.5f, 1.5f, 1.5f, 1f, 1f], Frequencies.Read(model.Transform(train), "Scaled"));
    }

    [Fact]
    public void Fit_PipelineAppendedAsOneLink_SeesPlainCounts()
    {
        var train = TextViews.Load(_context, "a", "a", "a", "b", "b");
        var inner = Estimator().Append(_context.Transforms.CopyColumns("Copy", "Freq"));
        var pipeline = _context.Transforms.CopyColumns("Other", "Text").Append(inner).Append(_context.Transforms.NormalizeMinMax("Scaled", "Copy", fixZero: true));

        var model = pipeline.Fit(train);

        // ML.NET's own limit, documented: a chain inside a chain passes its training data on through Transform.
        Assert.Equal([1f, 1f, 1f, 2 / 3f, 2 / 3f], Frequencies.Read(model.Transform(train), "Scaled"));
    }

    [Fact]
    public void SaveAndLoad_MinusSelf_IsKept()
    {
        var train = TextViews.Load(_context, "a", "a", "b");
        using var stream = new MemoryStream();
        _context.Model.Save(Fit(train, new()), train.Schema, stream);

        var loaded = new MLContext().Model.Load(stream, out _);

        var transformer = Assert.IsType<GroupFrequencyTransformer>(loaded);
        Assert.Equal([1, 1, 0], Frequencies.Read(transformer.TransformForTraining(train), "Freq"));
    }

    private GroupFrequencyEstimator Estimator() =>
        _context.Transforms.GroupFrequency(new GroupFrequencyOptions { OutputColumnName = "Freq", KeyColumnNames = ["Text"], MinusSelf = true });

    private GroupFrequencyTransformer Fit(IDataView data, GroupFrequencyOptions options)
    {
        (options.OutputColumnName, options.KeyColumnNames, options.MinusSelf) = ("Freq", ["Text"], true);
        return _context.Transforms.GroupFrequency(options).Fit(data);
    }
}
