package dev.kairo.hw.verilog;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The FreeMarker templates of modules and statements. A directory of the user's may replace any of
 * them by a file of the same name; the others stay as they are.
 */
final class Templates {
  private static final String MODULE = "module.ftl";

  private final Template module;

  Templates(Optional<Path> overrides) {
    Configuration configuration = configuration(overrides);
    try {
      module = configuration.getTemplate(MODULE);
    } catch (ParseException problem) {
      throw unreadable(problem);
    } catch (IOException problem) {
      throw new EmissionException("The template " + MODULE + " can't be read.", problem);
    }
  }

  private static Configuration configuration(Optional<Path> overrides) {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
    configuration.setTemplateLoader(loader(overrides));
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("c");
    configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
    configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setLocalizedLookup(false);
    return configuration;
  }

  private static TemplateLoader loader(Optional<Path> overrides) {
    List<TemplateLoader> loaders = new ArrayList<>();
    if (overrides.isPresent()) {
      Path directory = overrides.get();
      if (!Files.isDirectory(directory)) {
        throw new EmissionException(
            "The template directory " + directory + " does not exist; create it or leave it out.");
      }
      try {
        loaders.add(new FileTemplateLoader(directory.toFile()));
      } catch (IOException problem) {
        throw new EmissionException(
            "The template directory " + directory + " can't be read.", problem);
      }
    }
    loaders.add(new ClassTemplateLoader(Templates.class, ""));
    return new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
  }

  /** The text of a module. */
  String print(VModule vmodule) {
    StringWriter text = new StringWriter(1024);
    try {
      module.process(Map.of("module", vmodule, "body", vmodule.body()), text);
    } catch (TemplateException problem) {
      if (problem.getCause() instanceof ParseException unreadable) {
        throw unreadable(unreadable);
      }
      Integer line = problem.getLineNumber();
      throw broken(
          problem.getTemplateSourceName(),
          line == null ? 0 : line,
          problem.getMessageWithoutStackTop());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static EmissionException unreadable(ParseException problem) {
    return broken(problem.getTemplateName(), problem.getLineNumber(), problem.getEditorMessage());
  }

  private static EmissionException broken(String template, int line, String says) {
    String first = says.lines().findFirst().orElse("it is not a valid template");
    String sentence = first.endsWith(".") ? first : first + ".";
    return new EmissionException(
        "The template " + template + " fails in line " + line + ": " + sentence);
  }
}
