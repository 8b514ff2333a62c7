using Microsoft.ML;

// A stranger's program: it knows ML.NET and nothing else, registers nothing, and finds the packages under test only
// because they lie in the same folder. Arguments: model file, data file (.idv), output file (.idv).
if (args.Length != 3)
{
    Console.Error.WriteLine("usage: MlNetPlus.Testing.Host MODEL DATA OUTPUT");
    return 2;
}

var mlContext = new MLContext();
ITransformer model = mlContext.Model.Load(args[0], out _);
IDataView data = mlContext.Data.LoadFromBinary(args[1]);
using FileStream output = File.Create(args[2]);
mlContext.Data.SaveAsBinary(model.Transform(data), output, keepHidden: true);
return 0;
