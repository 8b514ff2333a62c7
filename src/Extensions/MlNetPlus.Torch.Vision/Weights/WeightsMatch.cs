using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Lays a file's tensors beside a network's, and loads them only if all fit.</summary>
internal sealed class WeightsMatch
{
    private const string Counter = "num_batches_tracked";

    private readonly VisionBackbone _network;
    private readonly TensorDictionary _file;
    private readonly string _path;
    private readonly Dictionary<string, Tensor> _own;
    private readonly List<(Tensor To, Tensor From)> _copies = [];
    private readonly List<string> _missing = [];
    private readonly List<string> _misShaped = [];
    private bool _headReplaced;

    public WeightsMatch(VisionBackbone network, TensorDictionary file, string path)
    {
        _network = network;
        _file = file;
        _path = path;
        _own = network.state_dict();
    }

    public VisionWeightsReport Apply()
    {
        _headReplaced = HasOtherClasses();
        foreach (var (name, tensor) in _own)
            Match(name, tensor);
        var unexpected = _file.Keys.Where(name => !_own.ContainsKey(name)).ToArray();
        if (_missing.Count + _misShaped.Count + unexpected.Length > 0)
            throw Mismatch(unexpected);

        using var noGradients = no_grad();
        foreach (var (to, from) in _copies)
            to.copy_(from);
        var classifier = _file[_network.ClassifierName + ".weight"];
        var first = _file[_network.FirstConvolutionName];
        return new(_path, _copies.Count, _headReplaced, (int)classifier.size(0), (int)first.size(1));
    }

    private bool HasOtherClasses()
    {
        var own = _own[_network.ClassifierName + ".weight"];
        return _file.TryGetValue(_network.ClassifierName + ".weight", out var weight)
            && _file.TryGetValue(_network.ClassifierName + ".bias", out var bias)
            && weight.dim() == 2 && weight.size(1) == own.size(1)
            && bias.dim() == 1 && bias.size(0) == weight.size(0)
            && weight.size(0) != own.size(0);
    }

    private void Match(string name, Tensor own)
    {
        if (!_file.TryGetValue(name, out var found))
        {
            if (!name.EndsWith(Counter, StringComparison.Ordinal))
                _missing.Add(name);
            return;
        }

        if (_headReplaced && name.StartsWith(_network.ClassifierName + ".", StringComparison.Ordinal))
            return;
        if (own.is_floating_point() != found.is_floating_point())
            _misShaped.Add($"{name} (network {own.dtype}, file {found.dtype})");
        else if (own.shape.SequenceEqual(found.shape))
            _copies.Add((own, found));
        else if (name == _network.FirstConvolutionName && DifferInChannelsOnly(own, found))
            _copies.Add((own, Adapt(found, own.size(1))));
        else if (WithoutTrailingOnes(own.shape).SequenceEqual(WithoutTrailingOnes(found.shape)))
            _copies.Add((own, found.reshape(own.shape)));
        else
            _misShaped.Add($"{name} (network {Show(own.shape)}, file {Show(found.shape)})");
    }

    private static bool DifferInChannelsOnly(Tensor own, Tensor found) =>
        found.dim() == 4 && found.size(0) == own.size(0) && found.shape.AsSpan(2).SequenceEqual(own.shape.AsSpan(2))
        && (own.size(1) == 1 || found.size(1) == 3);

    private static Tensor Adapt(Tensor filters, long channels)
    {
        var wide = filters.to_type(ScalarType.Float32);
        if (channels == 1)
            return wide.sum(1, keepdim: true);
        var repeated = wide.repeat(1, (channels + 2) / 3, 1, 1);
        return repeated.narrow(1, 0, channels) * (3.0 / channels);
    }

    // A 1x1 convolution and a linear layer are the same numbers: files of either kind fit.
    private static IEnumerable<long> WithoutTrailingOnes(long[] shape)
    {
        var length = shape.Length;
        while (length > 2 && shape[length - 1] == 1)
            length--;
        return shape.Take(length);
    }

    private VisionWeightsException Mismatch(string[] unexpected)
    {
        var message = new StringBuilder($"The weights in '{_path}' are not those of {_network.Info.Name} with {_network.Channels} channels.");
        List(message, "Missing from the file", _missing);
        List(message, "Unknown to the network", unexpected);
        List(message, "Of another shape or type", _misShaped);
        message.Append(" Nothing was loaded. Expected timm's names for this architecture: check that the file is of ").Append(_network.Info.Name).Append('.');
        return new(message.ToString()) { Missing = _missing, Unexpected = unexpected, MisShaped = _misShaped };
    }

    private static void List(StringBuilder message, string what, IReadOnlyCollection<string> names)
    {
        if (names.Count > 0)
            message.Append(System.Globalization.CultureInfo.InvariantCulture, $" {what} ({names.Count}): ").AppendJoin(", ", names).Append('.');
    }

    private static string Show(long[] shape) => $"[{string.Join(", ", shape)}]";
}
