namespace Titanic;

/// <summary>What the second process does.</summary>
internal static class TwoPassengers
{
    private static readonly TitanicModel.ModelInput[] Passengers =
    [
        new() { Name = "Dawson, Mr. Jack", Sex = "male", Age = 20, Pclass = 3, SibSp = 0, Parch = 0, Ticket = "won at poker", Fare = 7.25f, Embarked = "S" },
        new() { Name = "DeWitt Bukater, Miss. Rose", Sex = "female", Age = 17, Pclass = 1, SibSp = 0, Parch = 1, Ticket = "first class", Fare = 80, Embarked = "S" },
    ];

    public static void Predict(string modelPath)
    {
        using var engine = TitanicModel.CreatePredictEngine(modelPath);
        foreach (var passenger in Passengers)
        {
            var output = engine.Predict(passenger);
            Console.WriteLine($"  {passenger.Name,-28} {(output.PredictedLabel ? "survives" : "dies"),-9} probability of survival {output.Probability:0.00}");
        }
    }
}
