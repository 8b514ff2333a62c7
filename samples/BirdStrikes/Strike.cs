namespace BirdStrikes;

/// <summary>What is known of a strike without looking for damage. Texts are empty and the speed is NaN where they are not known.</summary>
public sealed class Strike
{
    public bool Damaged { get; set; }

    public string Airport { get; set; } = "";

    public string Aircraft { get; set; } = "";

    public DateTime FlightDate { get; set; }

    public string Operator { get; set; } = "";

    public string State { get; set; } = "";

    public string Phase { get; set; } = "";

    public string Size { get; set; } = "";

    public string Species { get; set; } = "";

    public string TimeOfDay { get; set; } = "";

    public float Speed { get; set; } = float.NaN;
}
