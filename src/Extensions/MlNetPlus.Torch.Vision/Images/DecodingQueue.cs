namespace MlNetPlus.Torch.Vision;

/// <summary>
/// Decodes pictures by several threads; they come out in the order in which they went in. Of those that wait it holds a few hundred megabytes at most: what
/// a column of images gives is not yet small. Used by one thread.
/// </summary>
/// <param name="decoder">How pictures are decoded.</param>
/// <param name="mostBytesHeld">As soon as those that wait take so much, they are decoded.</param>
internal sealed class DecodingQueue(ImageDecoder decoder, long mostBytesHeld = 1L << 29)
{
    private readonly List<ImageItem> _waiting = [];
    private readonly List<DecodedImage> _decoded = [];
    private long _bytesHeld;

    /// <summary>How many pictures went in since the last <see cref="Take"/>.</summary>
    public int Count => _waiting.Count + _decoded.Count;

    /// <summary>Adds a picture, and disposes it in time.</summary>
    public void Add(ImageItem item)
    {
        _waiting.Add(item);
        _bytesHeld += item.BytesHeld;
        if (_bytesHeld >= mostBytesHeld)
            Decode();
    }

    /// <summary>All that went in since the last call.</summary>
    public DecodedImage[] Take()
    {
        Decode();
        DecodedImage[] all = [.. _decoded];
        _decoded.Clear();
        return all;
    }

    private void Decode()
    {
        var decoded = new DecodedImage[_waiting.Count];
        if (_waiting.Count == 1)
            decoded[0] = DecodedImage.Of(decoder, _waiting[0]);
        else
            Parallel.For(0, _waiting.Count, i => decoded[i] = DecodedImage.Of(decoder, _waiting[i]));
        _decoded.AddRange(decoded);
        _waiting.Clear();
        _bytesHeld = 0;
    }
}
