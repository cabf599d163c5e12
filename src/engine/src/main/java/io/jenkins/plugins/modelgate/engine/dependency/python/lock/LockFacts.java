package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the files of a locked package say: where they are fetched from, what they are called, how they are built. */
final class LockFacts {
    private static final Pattern PLACE = Pattern.compile("(?is)\\s*([a-z][a-z0-9+.-]+:[/\\\\]*[^/\\\\?#]*).*");

    /** Where PyPI keeps its files. */
    private static final String OWN = "https://files.pythonhosted.org";

    private LockFacts() {}

    static void tell(Locked each, Location where, InventoryBuilder inventory) throws ManifestException {
        List<String> names = each.files().stream()
                .map(LockedFile::name)
                .filter(name -> !name.isEmpty())
                .toList();
        List<String> wheels = names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".whl"))
                .toList();
        if (!names.isEmpty() && wheels.isEmpty()) {
            tell(Fact.Kind.SOURCE_ONLY, each, names.get(0), where, inventory);
        }
        for (String wheel : wheels) {
            if (!wheel.endsWith("-any.whl")) {
                tell(Fact.Kind.NATIVE_FILE, each, wheel, where, inventory);
                break;
            }
        }
        if (each.pin() == null && each.source() != null) {
            tell(Fact.Kind.INDEX, each, each.source(), where, inventory);
        }
        addresses(each, where, inventory);
    }

    /** An installer fetches what the address says, whatever name, version and registry stand beside it. */
    private static void addresses(Locked each, Location where, InventoryBuilder inventory) throws ManifestException {
        Set<String> told = new HashSet<>();
        for (LockedFile file : each.files()) {
            String place = place(file.address());
            boolean own = place.equals(OWN) || each.source() != null && place.equals(place(each.source()));
            if (file.isRemote() && !own && told.add(place)) {
                tell(Fact.Kind.FILE_ORIGIN, each, file.address(), where, inventory);
            }
            if (!isExpected(file, each)) {
                tell(Fact.Kind.OTHER_PACKAGE, each, file.address(), where, inventory);
                ComponentId other = file.told();
                if (other != null && !other.equals(each.id())) {
                    inventory.add(other(LockReader.safe(other), file, where));
                }
            }
        }
    }

    /** A URL or a path of one's own choice need not have the form of a file on an index, unless it says that it does. */
    private static boolean isExpected(LockedFile file, Locked each) {
        boolean chosen =
                each.pin() != null && !file.name().toLowerCase(Locale.ROOT).endsWith(".whl");
        return chosen || file.isOf(each.id());
    }

    private static Component other(ComponentId id, LockedFile file, Location where) {
        return new Component(
                id,
                file.isFirm() ? Pin.HASHED : Pin.LOCATION,
                LockReader.shown(id.toString()),
                file.hashes(),
                LockReader.shown(file.address()),
                List.of(),
                false,
                null,
                where);
    }

    private static String place(String address) {
        Matcher matcher = PLACE.matcher(address);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : address;
    }

    private static void tell(Fact.Kind kind, Locked each, String value, Location where, InventoryBuilder inventory)
            throws ManifestException {
        inventory.tell(new Fact(kind, LockReader.safe(each.id()), LockReader.shown(value), where));
    }
}
