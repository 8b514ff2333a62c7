namespace MlNetPlus.Torch.Vision.Tests;

public sealed class HomographyTests
{
    private static readonly (int Height, int Width) Square = (10, 10);

    // fastai 2.8.9's numbers for warps: where the place (x, y) of the result comes from.
    [Theory]
    [InlineData(0.2, 0, 0, 0, -0.2, 0)]
    [InlineData(0.2, 0, -1, -1, -1, -0.8333333)]
    [InlineData(0.2, 0, 0.5, 0.5, 0.3333333, 0.5555556)]
    [InlineData(0, 0.2, 0.5, 0.5, 0.5555556, 0.3333333)]
    public void Warp_OneDirection_GivesFastaisPlaces(double a, double b, double x, double y, double expectedX, double expectedY)
    {
        var (gotX, gotY) = Map(Homography.Warp(a, b), x, y);

        Assert.Equal(expectedX, gotX, 6);
        Assert.Equal(expectedY, gotY, 6);
    }

    [Theory]
    [InlineData(0.2, 0.1)]
    [InlineData(-0.15, 0.2)]
    [InlineData(0.4, -0.4)]
    public void Warp_BothDirections_TakesTheQuadrangleToTheCorners(double a, double b)
    {
        var warp = Homography.Warp(a, b);

        AssertPlace((-1, -1), Map(warp, -1 - b, -1 - a));
        AssertPlace((-1, 1), Map(warp, -1 + b, 1 + a));
        AssertPlace((1, -1), Map(warp, 1 + b, -1 + a));
        AssertPlace((1, 1), Map(warp, 1 - b, 1 - a));
    }

    // fastai 2.8.9: flip, rotate 10, zoom 1.1 at (.25, .75), on 192 x 256 pixels.
    [Fact]
    public void Of_FlipRotationAndZoom_IsFastaisMatrix()
    {
        var matrix = Homography.Of(AugmentationDraw.None with { Symmetry = 1, Angle = 10, Zoom = 1.1, Centre = (0.25, 0.75) }, (192, 256));

        double[] expected = [-0.8953, -0.1184, 0.0369, -0.2105, 0.8953, 0.0527, 0, 0, 1];
        Assert.All(expected.Zip(matrix.Cast<double>()), pair => Assert.Equal(pair.First, pair.Second, 4));
    }

    [Fact]
    public void Of_Nothing_IsTheIdentity() =>
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], Homography.Of(AugmentationDraw.None, (7, 5)).Cast<double>());

    [Fact]
    public void Of_Everything_IsTheProductOfTheParts()
    {
        var crop = new PixelBox(2, 1, 6, 7);
        var draw = AugmentationDraw.None with { Symmetry = 5, Warp = (0.1, -0.2), Angle = -20, Zoom = 1.3, Centre = (0.2, 0.9), Crop = crop };

        var matrix = Homography.Of(draw, Square);

        foreach (var (x, y) in new[] { (-1.0, -1.0), (0.3, -0.7), (1, 0.2) })
        {
            var place = Map(Homography.Crop(crop, Square), x, y);
            place = Map(Homography.Zoom(1.3, (0.2, 0.9)), place.X, place.Y);
            place = Map(Homography.Rotation(-20), place.X, place.Y);
            place = Map(Homography.Symmetry(5), place.X, place.Y);
            place = Map(Homography.Warp(0.1, -0.2), place.X, place.Y);
            AssertPlace(place, Map(matrix, x, y));
        }
    }

    [Fact]
    public void Crop_Corners_AreTheCornersOfTheBox()
    {
        var crop = Homography.Crop(new(2, 4, 5, 3), (11, 21));

        AssertPlace(((2 * 2 / 20.0) - 1, (2 * 4 / 10.0) - 1), Map(crop, -1, -1));
        AssertPlace(((2 * 6 / 20.0) - 1, (2 * 6 / 10.0) - 1), Map(crop, 1, 1));
    }

    private static (double X, double Y) Map(double[,] m, double x, double y)
    {
        var w = (m[2, 0] * x) + (m[2, 1] * y) + m[2, 2];
        return (((m[0, 0] * x) + (m[0, 1] * y) + m[0, 2]) / w, ((m[1, 0] * x) + (m[1, 1] * y) + m[1, 2]) / w);
    }

    private static void AssertPlace((double X, double Y) expected, (double X, double Y) got)
    {
        Assert.Equal(expected.X, got.X, 9);
        Assert.Equal(expected.Y, got.Y, 9);
    }
}
