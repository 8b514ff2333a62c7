using System.Text.Json;

namespace MlNetPlus.Torch.Tests;

public sealed class OneCycleScheduleTests
{
    [Fact]
    public void LearningRateAt_ReferencePoints_EqualsFastais()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "LearningRates", "Reference", "one_cycle.json")));
        var settings = reference.RootElement.EnumerateArray().ToArray();

        Assert.Equal(3, settings.Length);
        foreach (var setting in settings)
        {
            double Number(string name) => setting.GetProperty(name).GetDouble();
            var schedule = new OneCycleSchedule(Number("lr_max"), Number("div"), Number("div_final"), Number("pct_start"));
            foreach (var point in setting.GetProperty("points").EnumerateArray())
                Assert.Equal(point[1].GetDouble(), schedule.LearningRateAt(point[0].GetDouble()), 1e-12);
        }
    }

    // Steps 0, 12, 25, 50 and 99 of 100: fastai, lr_max 1e-3.
    [Theory]
    [InlineData(0, 4.000e-5, 0.95)]
    [InlineData(12, 4.89861e-4, 0.903140)]
    [InlineData(25, 1e-3, 0.85)]
    [InlineData(50, 7.500025e-4, 0.875)]
    [InlineData(99, 4.4858e-7, 0.949956)]
    public void MomentumAt_WorkedExample_IsFastais(int step, double rate, double momentum)
    {
        var schedule = new OneCycleSchedule(1e-3);

        Assert.Equal(rate, schedule.LearningRateAt(step / 100.0), 1e-9);
        Assert.Equal(momentum, schedule.MomentumAt(step / 100.0), 1e-6);
    }

    [Theory]
    [InlineData(0, 25, 1e5, 0.25)]
    [InlineData(1, 0, 1e5, 0.25)]
    [InlineData(1, 25, -1, 0.25)]
    [InlineData(1, 25, 1e5, 1.1)]
    [InlineData(1, 25, 1e5, double.NaN)]
    public void Constructor_OutOfRange_IsRefused(double rate, double div, double divFinal, double percentStart) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleSchedule(rate, div, divFinal, percentStart));
}
