// Measures image networks in this process and prints one JSON object. vision-against-pytorch.sh runs it and its peer.
//   pictures FOLDER           writes Fashion-MNIST's 6,000 pictures as PNG files, in a folder for each class, for the next four
//   fit FOLDER SEED           seconds of a whole Fit and of a bare TorchSharp loop, and the accuracy of both
//   decode FOLDER             pictures a second, decoded by one thread, two, up to all: PNG files of 28 pixels, and photographs
//   views FOLDER              seconds of scoring plainly, and with four random views, around the model and in it
//   scoring FOLDER            pictures a second through a cursor and through a PredictionEngine
//   memory whole|accumulated  resident memory before the first step of convnext_tiny and at its peak, of one batch of 64 or of 8 batches of 8
using System.Globalization;
using System.Text.Json;
using MlNetPlus.Torch;
using MlNetPlus.Torch.Vision.Benchmarks;
using TorchSharp;

TorchNative.EnsureLoaded();
torch.set_num_threads(1);
object? result = args switch
{
    ["pictures", var folder] => FashionPictures.Write(folder),
    ["fit", var folder, var seed] => FitRace.Measure(folder, int.Parse(seed, CultureInfo.InvariantCulture)),
    ["decode", var folder] => DecodeRace.Measure(folder),
    ["views", var folder] => ViewsRace.Measure(folder),
    ["scoring", var folder] => ScoringRace.Measure(folder),
    ["memory", "whole" or "accumulated"] => FitMemory.Measure(accumulate: args[1] == "accumulated" ? 8 : 1),
    _ => null,
};
if (result is null)
{
    Console.Error.WriteLine("Expected: pictures, decode, views or scoring and a FOLDER, fit FOLDER SEED, or memory whole|accumulated.");
    return 2;
}

Console.WriteLine(JsonSerializer.Serialize(result));
return 0;
