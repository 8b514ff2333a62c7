// dotnet run -c Release --project benchmarks/MlNetPlus.Benchmarks -- --filter '*'
// benchmarks/against-pandas.sh runs these and pandas one after the other and prints the ratios.
using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
