namespace MlNetPlus.Torch.Tests;

/// <summary>A stream such as those of a zip's entries: goes forward only, and gives a few bytes at a time.</summary>
internal sealed class UnseekableStream(Stream inner) : Stream
{
    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException("This stream does not know its length.");

    public override long Position
    {
        get => throw new NotSupportedException("This stream does not know its position.");
        set => throw new NotSupportedException("This stream goes forward only.");
    }

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, Math.Min(count, 7));

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("This stream goes forward only.");

    public override void SetLength(long value) => throw new NotSupportedException("This stream goes forward only.");
}
