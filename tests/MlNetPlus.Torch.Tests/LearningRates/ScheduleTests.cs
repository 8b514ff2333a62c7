namespace MlNetPlus.Torch.Tests;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData(0, 0.02)]
    [InlineData(0.75, 0.02)]
    [InlineData(0.875, 0.0100001)] // halfway: (0.02 + 0.02/1e5)/2
    [InlineData(1, 2e-7)]
    public void FlatCosine_Progress_IsFlatThenFalls(double progress, double expected) =>
        Assert.Equal(expected, new FlatCosineSchedule(0.02).LearningRateAt(progress), 1e-12);

    // log2(1 + 15x) is 0, 0.5, 1, 1.5, 2, 3, 4: down at whole numbers, up between.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0276142374915397, 0.04)]
    [InlineData(1 / 15.0, 0)]
    [InlineData(0.1218951416497461, 0.04)]
    [InlineData(3 / 15.0, 0)]
    [InlineData(7 / 15.0, 0)]
    [InlineData(1, 0)]
    public void CosineLog_FourCycles_IsRealMlps(double progress, double expected) =>
        Assert.Equal(expected, new CosineLogSchedule(0.04).LearningRateAt(progress), 1e-9);

    [Fact]
    public void CosineLog_AnyProgress_IsTheFormula()
    {
        for (var x = 0.0; x < 1; x += 0.01)
            Assert.Equal(0.5 - (0.5 * Math.Cos(2 * Math.PI * Math.Log2(1 + (15 * x)))), new CosineLogSchedule(1).LearningRateAt(x), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.99)]
    public void Constant_AnyProgress_IsTheRate(double progress) => Assert.Equal(0.1, new ConstantSchedule(0.1).LearningRateAt(progress));

    [Fact]
    public void MomentumAt_SchedulesOfTheRateAlone_LeaveIt()
    {
        ILearningRateSchedule[] schedules = [new FlatCosineSchedule(1), new CosineLogSchedule(1), new ConstantSchedule(1)];

        Assert.All(schedules, schedule => Assert.Null(schedule.MomentumAt(0.5)));
    }

    [Fact]
    public void Constructors_RateOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlatCosineSchedule(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlatCosineSchedule(1, percentStart: -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineLogSchedule(1, cycles: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantSchedule(-1));
    }
}
