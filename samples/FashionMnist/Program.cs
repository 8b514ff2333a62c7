// Which garment is it? dotnet run -c Release --project samples/FashionMnist
// Trains a small network on 5,000 pictures, scores 1,000 others with and without test-time augmentation, saves it, and predicts in a second process.
using System.CommandLine;
using FashionMnist;

return FashionCommand.Build().Parse(args).Invoke();
