package dev.plimsoll;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/** Keeps the rooms in order, and the world out of the pure ones. */
@AnalyzeClasses(packages = "dev.plimsoll", importOptions = DoNotIncludeTests.class)
class HouseTest {

    private static final String HOUSE = "dev.plimsoll.";

    /**
     * From the ground up: each may use only those before it; rooms of one line do not know each
     * other.
     */
    private static final List<List<String>> ORDER =
            List.of(
                    List.of("fact"),
                    List.of("source"),
                    List.of("config"),
                    List.of("dockerfile"),
                    List.of("shell"),
                    List.of("python", "debian", "alpine"),
                    List.of("image"),
                    List.of("build"),
                    List.of("rule"),
                    List.of("analysis"),
                    List.of("review"),
                    List.of("http"),
                    List.of("git", "registry", "index"),
                    List.of("store", "github"),
                    List.of("job"),
                    List.of("web"),
                    List.of("cli"),
                    List.of("demo"),
                    List.of("app"));

    /** What lies above the line that design.md draws under {@code review}. */
    private static final String[] PURE =
            ORDER.stream()
                    .takeWhile(rooms -> !rooms.contains("http"))
                    .flatMap(List::stream)
                    .map(room -> HOUSE + room + "..")
                    .toArray(String[]::new);

    private static final Map<String, Integer> FLOOR = floors();

    @ArchTest
    static final ArchRule no_room_looks_up =
            ArchRuleDefinition.classes()
                    .should(
                            new ArchCondition<JavaClass>("use only rooms before their own") {
                                @Override
                                public void check(JavaClass one, ConditionEvents events) {
                                    one.getDirectDependenciesFromSelf().stream()
                                            .filter(use ->
                                                    !mayUse(room(one), room(use.getTargetClass())))
                                            .forEach(use ->
                                                    events.add(
                                                            SimpleConditionEvent.violated(
                                                                    one, use.getDescription())));
                                }
                            });

    @ArchTest
    static final ArchRule rooms_are_free_of_cycles =
            SlicesRuleDefinition.slices().matching(HOUSE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule pure_rooms_touch_no_world =
            noClasses()
                    .that()
                    .resideInAnyPackage(PURE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.net..",
                            "java.sql..",
                            "javax.sql..",
                            "java.nio.file..",
                            "java.nio.channels..",
                            "okhttp3..",
                            "org.eclipse.jgit..",
                            "org.slf4j..");

    @ArchTest
    static final ArchRule pure_rooms_have_no_clock =
            noClasses()
                    .that()
                    .resideInAnyPackage(PURE)
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "getenv")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(java.time.LocalDate.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(java.time.Clock.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(java.util.concurrent.ThreadLocalRandom.class);

    @ArchTest
    static void every_package_is_null_marked(JavaClasses classes) {
        List<String> unmarked =
                classes.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                        .map(one -> one.getName())
                        // generated from templates
                        .filter(name ->
                                !name.startsWith(HOUSE + "web.pages") && !name.startsWith("gg.jte"))
                        .toList();
        assertThat(unmarked).isEmpty();
    }

    @ArchTest
    static void every_room_has_its_place(JavaClasses classes) {
        assertThat(classes.stream().map(HouseTest::room).filter(room -> !room.isEmpty()).distinct())
                .allMatch(FLOOR::containsKey);
    }

    private static boolean mayUse(String room, String used) {
        if (room.isEmpty() || used.isEmpty() || room.equals(used)) return true;
        return FLOOR.getOrDefault(used, Integer.MAX_VALUE) < FLOOR.getOrDefault(room, -1);
    }

    /** The room's name; empty for a class outside the house. */
    private static String room(JavaClass one) {
        String name = one.getPackageName() + ".";
        return name.startsWith(HOUSE) && name.length() > HOUSE.length()
                ? name.substring(HOUSE.length(), name.indexOf('.', HOUSE.length()))
                : "";
    }

    private static Map<String, Integer> floors() {
        Map<String, Integer> floors = new TreeMap<>();
        for (int floor = 0; floor < ORDER.size(); floor++) {
            for (String room : ORDER.get(floor)) floors.put(room, floor);
        }
        return floors;
    }
}
