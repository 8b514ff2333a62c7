namespace MlNetPlus.Torch.Tests;

public sealed class CheckpointFileTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    private string File1 => Path.Combine(_temporary.Path, "deep", "training.checkpoint");

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Load_Saved_GivesTheContent()
    {
        CheckpointFile.Save(File1, writer => writer.Write("content"));

        Assert.Equal("content", CheckpointFile.Load(File1, reader => reader.ReadString()));
    }

    [Fact]
    public void Save_Twice_KeepsTheOneBefore()
    {
        CheckpointFile.Save(File1, writer => writer.Write(1));
        CheckpointFile.Save(File1, writer => writer.Write(2));

        Assert.Equal(2, CheckpointFile.Load(File1, reader => reader.ReadInt32()));
        Assert.Equal(1, CheckpointFile.Load(CheckpointFile.PreviousOf(File1), reader => reader.ReadInt32()));
    }

    [Fact]
    public void Save_Interrupted_LeavesTheOneBefore()
    {
        CheckpointFile.Save(File1, writer => writer.Write(1));

        Assert.Throws<InvalidTimeZoneException>(() => CheckpointFile.Save(File1, writer =>
        {
            writer.Write(2);
            throw new InvalidTimeZoneException();
        }));

        Assert.Equal(1, CheckpointFile.Load(File1, reader => reader.ReadInt32()));
    }

    [Fact]
    public void Load_AnyByteChanged_IsRefused()
    {
        CheckpointFile.Save(File1, writer => writer.Write("content"));
        var bytes = File.ReadAllBytes(File1);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            File.WriteAllBytes(File1, bytes);
            var exception = Assert.Throws<InvalidDataException>(() => CheckpointFile.Load(File1, reader => reader.ReadString()));
            Assert.Equal($"The checkpoint '{File1}' is damaged: its content does not have the hash at its end. Delete it to start the training anew.", exception.Message);
            bytes[i] ^= 1;
        }
    }

    [Fact]
    public void Load_CutAnywhere_IsRefused()
    {
        CheckpointFile.Save(File1, writer => writer.Write("content"));
        var bytes = File.ReadAllBytes(File1);
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(File1, bytes[..length]);
            Assert.Throws<InvalidDataException>(() => CheckpointFile.Load(File1, reader => reader.ReadString()));
        }
    }

    [Fact]
    public void Delete_Checkpoint_LeavesNothing()
    {
        CheckpointFile.Save(File1, writer => writer.Write(1));
        CheckpointFile.Save(File1, writer => writer.Write(2));

        CheckpointFile.Delete(File1);

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(File1)!));
    }
}
