namespace MlNetPlus.Torch.Tabular;

/// <summary>The networks to choose from, each with training defaults of its own.</summary>
public enum TabularNetwork
{
    /// <summary>
    /// TabM-mini with piecewise-linear embeddings of numbers (Gorishniy, Kotelnikov and Babenko 2024, "TabM: Advancing tabular deep learning with
    /// parameter-efficient ensembling"): 8 members, 32 where there are 4,096 rows or more, share their layers, see the input through factors of their own, and
    /// vote. The steadiest on small tables.
    /// </summary>
    TabMMini,

    /// <summary>
    /// RealMLP-TD-S (Holzmüller, Grinsztajn and Steinwart 2024, "Better by default: strong pre-tuned MLPs and boosted trees on tabular data"): a learnable
    /// factor for each input and three layers of 256. The plainest.
    /// </summary>
    RealMlp,

    /// <summary>fastai's <c>TabularModel</c>: embeddings, batch normalization and layers of 200 and 100, trained by one cycle.</summary>
    FastAi,
}
