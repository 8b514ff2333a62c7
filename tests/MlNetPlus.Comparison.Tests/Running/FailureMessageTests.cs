namespace MlNetPlus.Comparison.Tests;

public class FailureMessageTests
{
    [Fact]
    public void For_LightGbmLibraryDoesNotLoad_NamesThePackage()
    {
        var cause = new DllNotFoundException("Unable to load shared library 'lib_lightgbm' or one of its dependencies.\n/app/lib_lightgbm.so: cannot open shared object file\nlibgomp.so.1: cannot open shared object file: No such file\n");

        var message = FailureMessage.For(new TypeInitializationException("WrappedLightGbm", cause));

        Assert.Contains("apt-get install libgomp1", message, StringComparison.Ordinal);
        Assert.EndsWith("The loader said: libgomp.so.1: cannot open shared object file: No such file", message, StringComparison.Ordinal);
    }

    [Fact]
    public void For_OtherLibrary_SaysWhich() => Assert.Equal(
        "A native library could not be loaded: Unable to load 'MklImports'.",
        FailureMessage.For(new DllNotFoundException("Unable to load 'MklImports'.\nmore")));

    [Fact]
    public void For_AnythingElse_IsItsMessage() => Assert.Equal("boom", FailureMessage.For(new InvalidOperationException("boom")));
}
