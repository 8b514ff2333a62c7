namespace MlNetPlus.Conventions.Tests;

public sealed class ATests { [Fact] public void A_B_C() => Assert.Equal(2, 1 + 1); }
