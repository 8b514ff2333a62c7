namespace MlNetPlus.Comparison;

/// <summary>A stream that keeps nothing but how much was written.</summary>
internal sealed class ByteCounter : Stream
{
    private long _count;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _count;

    public override long Position
    {
        get => _count;
        set => throw new NotSupportedException("It keeps nothing to go back to.");
    }

    public override void Write(byte[] buffer, int offset, int count) => _count += count;

    public override void Write(ReadOnlySpan<byte> buffer) => _count += buffer.Length;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It keeps nothing to read.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It keeps nothing to go back to.");

    public override void SetLength(long value) => throw new NotSupportedException("Its length is what was written.");
}
