using System.CommandLine;

namespace FashionMnist;

/// <summary>The options that all trainings share.</summary>
internal sealed class SettingsOptions(int defaultEpochs)
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "A folder that has a folder of pictures for each class, or such trees in train and test, or Fashion-MNIST's IDX files.",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "data"),
    };

    private readonly Option<string> _backbone = new("--backbone") { Description = "The network.", DefaultValueFactory = _ => "resnet_small" };
    private readonly Option<int> _channels = new("--channels") { Description = "1 for grey pictures, 3 for colour.", DefaultValueFactory = _ => 1 };
    private readonly Option<int?> _imageSize = new("--image-size") { Description = "The side that pictures are brought to, in pixels; the network's own unless given." };
    private readonly Option<string?> _weights = new("--weights") { Description = "Published weights to start from: a safetensors file, or a folder of them." };
    private readonly Option<int> _maxShift = new("--max-shift") { Description = "By how many pixels a picture is moved at most, in training and in random views.", DefaultValueFactory = _ => 2 };
    private readonly Option<int> _epochs = new("--epochs") { Description = "How often each picture is seen.", DefaultValueFactory = _ => defaultEpochs };
    private readonly Option<double?> _learningRate = new("--learning-rate") { Description = "The highest learning rate of the cycle; found by a search unless given.", CustomParser = result => InvariantNumber.Parse(result) };
    private readonly Option<int> _seed = new("--seed") { Description = "Decides the starting weights, the order and the augmentation.", DefaultValueFactory = _ => 1 };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _data, _backbone, _channels, _imageSize, _weights, _maxShift, _epochs, _learningRate, _seed })
            command.Options.Add(option);
    }

    public FashionSettings Read(ParseResult parsed) => new(
        parsed.GetValue(_data)!, parsed.GetValue(_backbone)!, parsed.GetValue(_channels), parsed.GetValue(_imageSize), parsed.GetValue(_weights), parsed.GetValue(_maxShift), parsed.GetValue(_epochs), parsed.GetValue(_learningRate), parsed.GetValue(_seed));
}
