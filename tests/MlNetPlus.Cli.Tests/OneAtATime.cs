// The tests set variables of the environment, and FastTree and LightGBM each have one pool of threads per process.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
