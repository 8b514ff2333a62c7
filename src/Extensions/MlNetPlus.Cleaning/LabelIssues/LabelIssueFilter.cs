namespace MlNetPlus.Cleaning;

/// <summary>
/// Which rows confident learning calls wrongly labelled (Northcutt, Jiang and Chuang 2021, section 3.2). No filter names a row whose
/// prediction is its label.
/// </summary>
public enum LabelIssueFilter
{
    /// <summary>
    /// For each pair of classes, as many rows as the joint distribution says, those first whose other class is most ahead of the given one.
    /// The paper's choice where labels are mistaken for certain other ones.
    /// </summary>
    PruneByNoiseRate,

    /// <summary>
    /// For each class given, as many rows as the joint distribution says, those first with the least probability of that class.
    /// For labels that are wrong in no particular direction.
    /// </summary>
    PruneByClass,

    /// <summary>The rows that both of the others name: fewer, and surer. For labels that are deleted without a look.</summary>
    Both,

    /// <summary>
    /// The rows that the confident joint counts beside its diagonal: the likeliest class that reaches its threshold is another one.
    /// It names single rows rather than numbers of rows, and none where the model is unsure.
    /// </summary>
    ConfidentJoint,

    /// <summary>
    /// As many rows as <see cref="ConfidentJoint"/> names, those first with the least margin, of whatever class.
    /// For labels mistaken for the classes most like them.
    /// </summary>
    LowMargin,

    /// <summary>
    /// As many rows as <see cref="ConfidentJoint"/> names, those first with the least probability of the class given. It finds more than
    /// <see cref="Surest"/>, with more false alarms; where one class is far harder than the others, its rows crowd out the rest.
    /// </summary>
    LowSelfConfidence,

    /// <summary>All rows whose prediction is another class: no confident learning, only for comparison with it.</summary>
    PredictedOtherwise,

    /// <summary>
    /// The rows that <see cref="ConfidentJoint"/> and <see cref="LowSelfConfidence"/> both name: another class is likely, and the one given is
    /// unlikely. The most precise in measurements with planted errors.
    /// </summary>
    Surest,
}
