package dev.kairo.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.kairo.report.broken.ReachesUp;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions between the modules, and no circles between packages. */
class ModuleRulesTest {
  private static JavaClasses product;

  @BeforeAll
  static void read() {
    product =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.kairo");
  }

  private static ArchRule directions() {
    return Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.kairo..")
        .withOptionalLayers(true)
        .layer("workbench")
        .definedBy("dev.kairo.cli..")
        .layer("flowos-bridge")
        .definedBy("dev.kairo.flow..")
        .layer("reports")
        .definedBy("dev.kairo.report..")
        .layer("constraints")
        .definedBy("dev.kairo.board..")
        .layer("lenet-train")
        .definedBy("dev.kairo.train..")
        .layer("stdm-switch")
        .definedBy("dev.kairo.stdm..")
        .layer("verilator-harness")
        .definedBy("dev.kairo.sim..")
        .layer("hwgen")
        .definedBy("dev.kairo.hw..")
        .whereLayer("workbench")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("flowos-bridge")
        .mayOnlyAccessLayers(
            "lenet-train", "stdm-switch", "verilator-harness", "constraints", "hwgen")
        .whereLayer("lenet-train")
        .mayOnlyAccessLayers("verilator-harness", "hwgen")
        .whereLayer("stdm-switch")
        .mayOnlyAccessLayers("verilator-harness", "hwgen")
        .whereLayer("verilator-harness")
        .mayOnlyAccessLayers("hwgen")
        .whereLayer("constraints")
        .mayOnlyAccessLayers("hwgen")
        .whereLayer("reports")
        .mayNotAccessAnyLayer()
        .whereLayer("hwgen")
        .mayNotAccessAnyLayer();
  }

  @Test
  void modulesLookDownwardsOnly() {
    assertTrue(product.size() > 100, "only " + product.size() + " classes were read");
    directions().check(product);
  }

  @Test
  void aModuleThatLooksUpwardsIsCaught() {
    JavaClasses broken = new ClassFileImporter().importClasses(ReachesUp.class, Kairo.class);
    AssertionError caught = assertThrows(AssertionError.class, () -> directions().check(broken));
    assertTrue(caught.getMessage().contains("ReachesUp"), caught.getMessage());
  }

  /**
   * Packages that are the face of their module: the public interfaces that inner packages
   * implement, and the entry points that make those implementations. Between inner packages circles
   * are as forbidden as anywhere.
   */
  private static final Set<String> FACES = Set.of("dev.kairo.sim");

  private static ArchRule noCircles() {
    SliceAssignment packages =
        new SliceAssignment() {
          @Override
          public String getDescription() {
            return "the packages of the product";
          }

          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            boolean counted =
                type.getPackageName().startsWith("dev.kairo.")
                    && !FACES.contains(type.getPackageName());
            return counted ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
          }
        };
    return slices().assignedFrom(packages).should().beFreeOfCycles();
  }

  @Test
  void packagesFormNoCircles() {
    noCircles().check(product);
  }

  @Test
  void aCircleIsCaught() {
    JavaClasses circle =
        new ClassFileImporter()
            .importPackages("dev.kairo.cli.circle.left", "dev.kairo.cli.circle.right");
    assertThrows(AssertionError.class, () -> noCircles().check(circle));
  }

  @Test
  void packagesAreNamedAfterTheDomain() {
    for (String vague : List.of("util", "common", "impl", "manager", "helper", "misc")) {
      noClasses().should().resideInAPackage("dev.kairo.." + vague + "..").check(product);
    }
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    // A package-info without annotations leaves no class file, so the sources are asked.
    List<java.nio.file.Path> silent = PackageDescriptions.missing(java.nio.file.Path.of(".."));
    assertTrue(silent.isEmpty(), "without package-info.java: " + silent);
    assertFalse(PackageDescriptions.all(java.nio.file.Path.of("..")).isEmpty());
  }

  /** Workers are Kairo's own Java machines that are talked to while they run, no outside tools. */
  @Test
  void outsideToolsAreRunInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.kairo.hw.tool", "dev.kairo.sim.worker")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class)
        .check(product);
  }
}
