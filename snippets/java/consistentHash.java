// pattern: consistent-hash
// prefix: sdConsistentHash
// description: Consistent hash: a thread-safe ring with virtual nodes and a stable hash; a new node takes over about K/N keys
// placeholders: HashRing, virtualNodes, nodeFor
// --- preamble ---
import java.util.HashMap;
import java.util.List;
// --- imports ---
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
// --- snippet ---
/**
 * Processes with the same nodes agree on the owner of each key, in whatever order the nodes came. Reads take no lock:
 * a change replaces the ring as a whole.
 */
final class HashRing {
    private record Ring(NavigableSet<String> nodes, NavigableMap<Long, String> points) {}

    private final int virtualNodes;
    private volatile Ring ring;

    /** More virtual nodes share the keys out more evenly; 160 differ by about a tenth. */
    HashRing(int virtualNodes, Collection<String> nodes) {
        if (virtualNodes < 1) throw new IllegalArgumentException("needs at least one point per node");
        this.virtualNodes = virtualNodes;
        this.ring = ringOf(new TreeSet<>(nodes));
    }

    /** Throws {@link IllegalStateException} if there is no node. */
    String nodeFor(String key) {
        var points = ring.points();
        if (points.isEmpty()) throw new IllegalStateException("the ring has no node");
        var point = points.ceilingEntry(hash(key));
        return (point != null ? point : points.firstEntry()).getValue();
    }

    synchronized void add(String node) {
        var nodes = new TreeSet<>(ring.nodes());
        if (nodes.add(node)) ring = ringOf(nodes);
    }

    synchronized void remove(String node) {
        var nodes = new TreeSet<>(ring.nodes());
        if (nodes.remove(node)) ring = ringOf(nodes);
    }

    private Ring ringOf(NavigableSet<String> nodes) {
        var points = new TreeMap<Long, String>();
        for (var node : nodes) {
            // Should two points be the same, the node that is first in order gets it, in each process.
            for (int point = 0; point < virtualNodes; point++) points.putIfAbsent(hash(node + '#' + point), node);
        }
        return new Ring(nodes, points);
    }

    /** FNV-1a and a last mix that spreads keys which differ in their end alone. It must never change. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
// --- demonstration ---
class Main {
    private static final int KEYS = 20_000;

    private static String[] owners(HashRing ring) {
        var owners = new String[KEYS];
        for (int key = 0; key < KEYS; key++) owners[key] = ring.nodeFor("meter-" + key);
        return owners;
    }

    public static void main(String[] args) {
        var nodes = List.of("north", "south", "east", "west");
        var ring = new HashRing(160, nodes);
        var before = owners(ring);

        // Each node gets its share, and the order of the nodes does not matter.
        var shares = new HashMap<String, Integer>();
        for (var owner : before) shares.merge(owner, 1, Integer::sum);
        for (var node : nodes) {
            int share = shares.get(node);
            assert share > KEYS / 4 * 0.7 && share < KEYS / 4 * 1.3 : shares;
        }
        assert List.of(owners(new HashRing(160, List.of("west", "east", "south", "north")))).equals(List.of(before));

        // A new node takes about K/N keys, and no key moves between the old ones.
        ring.add("hill");
        ring.add("hill");
        var after = owners(ring);
        int moved = 0;
        for (int key = 0; key < KEYS; key++) {
            if (after[key].equals(before[key])) continue;
            moved++;
            assert after[key].equals("hill") : after[key];
        }
        assert moved > KEYS / 5 * 0.6 && moved < KEYS / 5 * 1.5 : moved;

        // When it leaves, its keys go back and no other one moves.
        ring.remove("hill");
        ring.remove("hill");
        assert List.of(owners(ring)).equals(List.of(before));

        // The hash is stable: these owners were found by another program.
        var known = List.of("south", "east", "north", "east", "north", "west");
        assert known.equals(List.of(before).subList(0, 6)) : List.of(before).subList(0, 6);
        var empty = new HashRing(1, List.of());
        try {
            throw new AssertionError(empty.nodeFor("meter-1"));
        } catch (IllegalStateException expected) {
            empty.add("only");
        }
        assert empty.nodeFor("meter-1").equals("only") && empty.nodeFor("").equals("only");
    }
}
