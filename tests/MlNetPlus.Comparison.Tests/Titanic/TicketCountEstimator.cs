using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison.Tests;

/// <summary>How many training rows share the ticket: a feature that is learnt, so that a comparison must learn it per fold.</summary>
internal sealed class TicketCountEstimator(IHostEnvironment environment) : RowEstimator<TicketCountTransformer>(environment)
{
    protected override IReadOnlyList<ColumnShape> DescribeOutputs(InputSchema input)
    {
        input.Require("TicketCount", "Ticket", AcceptedType.Text);
        return [ColumnShape.Scalar("TicketCount", NumberDataViewType.Single)];
    }

    protected override TicketCountTransformer FitCore(IDataView input) => new(
        Host,
        input.GetColumn<ReadOnlyMemory<char>>("Ticket").Where(ticket => !ticket.IsEmpty).CountBy(ticket => ticket.ToString(), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
}

[ModelVersion(1)]
internal sealed class TicketCountTransformer : RowTransformer
{
    private readonly Dictionary<string, int> _counts;

    public TicketCountTransformer(IHostEnvironment environment, Dictionary<string, int> counts)
        : base(environment) => _counts = counts;

    public TicketCountTransformer(ModelReader reader)
        : base(reader) =>
        _counts = reader.ReadStrings("tickets").Zip(reader.ReadInt32s("counts")).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    protected override void Save(ModelWriter writer)
    {
        writer.Write("tickets", [.. _counts.Keys]);
        writer.Write("counts", [.. _counts.Values]);
    }

    protected override void Bind(RowMapping mapping)
    {
        var ticket = mapping.Input("Ticket", AcceptedType.Text);
        mapping.Output<float>("TicketCount", NumberDataViewType.Single, [ticket], row =>
        {
            var getter = row.GetGetter<ReadOnlyMemory<char>>(ticket);
            var text = default(ReadOnlyMemory<char>);
            return (ref float value) =>
            {
                getter(ref text);
                value = text.IsEmpty ? float.NaN : _counts.GetValueOrDefault(text.ToString());
            };
        });
    }
}
