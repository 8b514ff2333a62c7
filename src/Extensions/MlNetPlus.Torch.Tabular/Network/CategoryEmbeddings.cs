using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tabular;

/// <summary>A table of vectors for each category, with fastai's widths.</summary>
internal sealed class CategoryEmbeddings(IReadOnlyList<Parameter> tables)
{
    public IReadOnlyList<Parameter> Tables => tables;

    public int Width => (int)tables.Sum(table => table.size(1));

    /// <summary>Appends the vectors of codes (n, categories) to a list of tensors (n, width).</summary>
    public void AppendTo(List<Tensor> parts, Tensor codes)
    {
        for (var i = 0; i < tables.Count; i++)
            parts.Add(tables[i].index_select(0, codes.select(1, i)));
    }
}
