// pattern: facade
// prefix: dpFacade
// description: Facade: one method for what callers want, over parts used in the right order and cleaned up on failure
// placeholders: FirmwareUpdates, FirmwareStore, Device, update
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
// --- imports ---
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
// --- snippet ---
interface FirmwareStore {
    String sha256Of(String version) throws IOException;

    void download(String version, Path target) throws IOException;
}

interface Device {
    void enterService() throws IOException;

    void install(Path image) throws IOException;

    void leaveService() throws IOException;
}

/** Says what is done, in which order; each part keeps its own rules and stays usable without this. */
final class FirmwareUpdates {
    private final FirmwareStore store;

    FirmwareUpdates(FirmwareStore store) {
        this.store = store;
    }

    /**
     * The device is in service only while it installs, and out of it in any case. Throws {@link IOException} without
     * having touched the device if the image cannot be had or is not the one announced.
     */
    void update(Device device, String version) throws IOException {
        var image = Files.createTempFile("firmware", ".img");
        try {
            store.download(version, image);
            if (!store.sha256Of(version).equalsIgnoreCase(sha256(image))) {
                throw new IOException("the image of version " + version + " is damaged");
            }
            device.enterService();
            install(device, image);
        } finally {
            Files.deleteIfExists(image);
        }
    }

    private static void install(Device device, Path image) throws IOException {
        try {
            device.install(image);
        } catch (IOException | RuntimeException error) {
            try {
                device.leaveService();
            } catch (IOException | RuntimeException second) {
                error.addSuppressed(second); // The first one tells why.
            }
            throw error;
        }
        device.leaveService();
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
// --- demonstration ---
class Main {
    private static final String SHA256_OF_ABC = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";

    private static final List<String> log = new ArrayList<>();
    private static String failing = "";
    private static Path downloaded;

    private static void step(String name) throws IOException {
        log.add(name);
        if (List.of(failing.split(",")).contains(name)) throw new IOException("cannot " + name);
    }

    private static Exception errorOf(Callable<?> call) {
        try {
            throw new AssertionError(call.call());
        } catch (Exception error) {
            return error;
        }
    }

    public static void main(String[] args) throws IOException {
        var store = new FirmwareStore() {
            String content = "abc";

            @Override
            public String sha256Of(String version) {
                return SHA256_OF_ABC;
            }

            @Override
            public void download(String version, Path target) throws IOException {
                downloaded = target;
                step("fetch " + version);
                Files.writeString(target, content);
            }
        };
        var device = new Device() {
            @Override
            public void enterService() throws IOException {
                step("enter");
            }

            @Override
            public void install(Path image) throws IOException {
                assert Files.readString(image).equals("abc");
                step("install");
            }

            @Override
            public void leaveService() throws IOException {
                step("leave");
            }
        };
        var updates = new FirmwareUpdates(store);
        Callable<Void> update = () -> {
            log.clear();
            updates.update(device, "2.1");
            return null;
        };

        // One call does all in the right order and leaves no file behind.
        updates.update(device, "2.1");
        assert log.equals(List.of("fetch 2.1", "enter", "install", "leave")) : log;
        assert Files.notExists(downloaded);

        // Without a sound image the device is not touched.
        failing = "fetch 2.1";
        assert errorOf(update).getMessage().equals("cannot fetch 2.1");
        assert log.equals(List.of("fetch 2.1")) && Files.notExists(downloaded) : log;
        failing = "";
        store.content = "abd";
        assert errorOf(update).getMessage().endsWith("damaged");
        assert log.equals(List.of("fetch 2.1")) && Files.notExists(downloaded) : log;
        store.content = "abc";

        // A failed installation takes the device out of service, and its error is the one that is told.
        failing = "install,leave";
        var error = errorOf(update);
        assert error.getMessage().equals("cannot install") : error;
        assert error.getSuppressed()[0].getMessage().equals("cannot leave");
        assert log.equals(List.of("fetch 2.1", "enter", "install", "leave")) : log;
        assert Files.notExists(downloaded);

        // That it cannot leave is an error too; one that is not in service need not leave.
        failing = "leave";
        assert errorOf(update).getMessage().equals("cannot leave");
        assert log.equals(List.of("fetch 2.1", "enter", "install", "leave")) : log;
        failing = "enter";
        assert errorOf(update).getMessage().equals("cannot enter");
        assert log.equals(List.of("fetch 2.1", "enter")) : log;
    }
}
