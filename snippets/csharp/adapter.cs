// pattern: adapter
// prefix: dpAdapter
// description: Adapter: makes a driver with its own units and error codes fit the interface that the code wants
// placeholders: IThermometer, ProbeThermometer, ReadCelsius
// --- imports ---
using System;
using System.IO;
// --- snippet ---
public interface IThermometer
{
    /// <exception cref="IOException">There is no reading at the moment.</exception>
    double ReadCelsius();
}

/// <summary>The class as it exists, such as a vendor's driver. It has no idea of the interface.</summary>
public class ProbeDriver
{
    public const int Busy = -1;
    public const int NoProbe = -2;

    /// <summary>Gives tenths of a degree Fahrenheit and returns 0, or a code that says why it cannot.</summary>
    public virtual int Sample(int channel, out int tenthsFahrenheit)
    {
        tenthsFahrenheit = 0;
        return NoProbe;
    }
}

/// <summary>Translates units and errors and adds no behaviour. As thread-safe as the driver; does not own it.</summary>
public sealed class ProbeThermometer : IThermometer
{
    private const int LowestTenths = -4597;

    private readonly ProbeDriver driver;
    private readonly int channel;

    public ProbeThermometer(ProbeDriver driver, int channel)
    {
        this.driver = driver ?? throw new ArgumentNullException(nameof(driver));
        this.channel = channel;
    }

    public double ReadCelsius()
    {
        var code = driver.Sample(channel, out var tenths);
        if (code == ProbeDriver.NoProbe) throw new IOException($"No probe on channel {channel}");
        if (code != 0) throw new IOException($"Channel {channel} failed with code {code}");
        if (tenths < LowestTenths) throw new IOException($"Channel {channel} is colder than possible: {tenths}");
        return (tenths / 10.0 - 32) * 5 / 9;
    }
}
// --- demonstration ---
public sealed class FakeDriver : ProbeDriver
{
    public int Code { get; set; }

    public int Tenths { get; set; }

    public int AskedFor { get; private set; }

    public override int Sample(int channel, out int tenthsFahrenheit)
    {
        AskedFor = channel;
        tenthsFahrenheit = Tenths;
        return Code;
    }
}

public static class Program
{
    public static void Main()
    {
        // Units are translated, for the channel that was asked for.
        var driver = new FakeDriver();
        IThermometer thermometer = new ProbeThermometer(driver, 3);
        foreach (var celsius in new[] { -40, 0, 25, 100 })
        {
            driver.Tenths = celsius * 18 + 320;
            Check(Math.Abs(thermometer.ReadCelsius() - celsius) < 1e-9, $"{thermometer.ReadCelsius()} for {celsius}");
        }
        Check(driver.AskedFor == 3, $"channel {driver.AskedFor}");

        // Codes become errors of the interface and never a temperature.
        driver.Code = ProbeDriver.NoProbe;
        var error = Expect<IOException>(() => thermometer.ReadCelsius());
        Check(error.Message == "No probe on channel 3", error.Message);
        driver.Code = ProbeDriver.Busy;
        error = Expect<IOException>(() => thermometer.ReadCelsius());
        Check(error.Message == "Channel 3 failed with code -1", error.Message);

        // Neither does an impossible value pass; the lowest possible one does.
        driver.Code = 0;
        driver.Tenths = -4598;
        Expect<IOException>(() => thermometer.ReadCelsius());
        driver.Tenths = -4597;
        Check(thermometer.ReadCelsius() < -273.1, $"{thermometer.ReadCelsius()}");
        Expect<ArgumentNullException>(() => new ProbeThermometer(null, 0));
        Expect<IOException>(() => new ProbeThermometer(new ProbeDriver(), 0).ReadCelsius());
    }

    private static TError Expect<TError>(Action action) where TError : Exception
    {
        try
        {
            action();
        }
        catch (TError error)
        {
            return error;
        }
        throw new InvalidOperationException($"{typeof(TError).Name} expected");
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
