using Microsoft.ML;

namespace MlNetPlus.Testing.Checks;

/// <summary>Models in memory.</summary>
internal static class SavedModel
{
    public static byte[] Save(ContractRun run, ITransformer transformer)
    {
        using var stream = new MemoryStream();
        run.MLContext.Model.Save(transformer, run.Input.Schema, stream);
        return stream.ToArray();
    }

    // In a context of its own: nothing that the estimator registered in the first one may be needed.
    public static ITransformer Load(byte[] model, out DataViewSchema inputSchema)
    {
        using var stream = new MemoryStream(model, writable: false);
        return new MLContext().Model.Load(stream, out inputSchema);
    }
}
