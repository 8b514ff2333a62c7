namespace FashionMnist;

/// <summary>What is trained on what.</summary>
/// <param name="Data">A folder of pictures (see <see cref="PictureFolders"/>).</param>
/// <param name="Backbone">The network.</param>
/// <param name="Channels">1 for grey, 3 for colour.</param>
/// <param name="ImageSize">The side that pictures are brought to, in pixels; null for the network's own.</param>
/// <param name="WeightsPath">Published weights to start from, or null to start from nothing.</param>
/// <param name="MaxShift">By how many pixels a picture is moved at most, in training and in random views.</param>
/// <param name="Epochs">How often each picture is seen.</param>
/// <param name="LearningRate">The highest rate of the cycle, or null to search for one.</param>
/// <param name="Seed">Decides the starting weights, the order and the augmentation.</param>
internal sealed record FashionSettings(string Data, string Backbone, int Channels, int? ImageSize, string? WeightsPath, int MaxShift, int Epochs, double? LearningRate, int Seed);
