// FastTree and LightGBM each have one pool of threads per process: tests side by side only wait for each other.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
