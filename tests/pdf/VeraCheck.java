import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Asks veraPDF whether files keep a standard: {@code VeraCheck 3a,ua1 FILE...}.
 *
 * <p>For each standard and file one line, "ok" or "broken"; under a broken one, each rule that was broken, as
 * "clause-test, how often, in words". Leaves with 0 when all is kept, 1 when not, and 2 when it could not be asked.
 */
public final class VeraCheck {
  private static final String PROFILES = "/org/verapdf/pdfa/validation/";

  public static void main(String[] words) throws Exception {
    if (words.length < 2) {
      System.err.println("usage: VeraCheck 3a,ua1 FILE...");
      System.exit(2);
    }
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    boolean kept = true;
    for (String standard : words[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
      if (flavour == PDFAFlavour.NO_FLAVOUR) {
        System.err.println("veraPDF knows no standard " + standard);
        System.exit(2);
      }
      ValidationProfile profile = profile(flavour);
      for (int i = 1; i < words.length; i++) {
        kept &= check(new File(words[i]), flavour, profile);
      }
    }
    System.exit(kept ? 0 : 1);
  }

  private static boolean check(File file, PDFAFlavour flavour, ValidationProfile profile) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
      ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
      String outcome = result.isCompliant() ? "ok" : "broken";
      System.out.printf("%s %s %s (%d checks)%n", outcome, flavour.getId(), file, result.getTotalAssertions());
      Map<String, List<TestAssertion>> broken = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
          broken.computeIfAbsent(rule, unused -> new ArrayList<>()).add(assertion);
        }
      }
      broken.forEach((rule, assertions) -> {
        TestAssertion first = assertions.get(0);
        System.out.printf("  %s ×%d %s%n    at %s%n",
            rule, assertions.size(), first.getMessage(), first.getLocation().getContext());
      });
      return result.isCompliant() && result.getTotalAssertions() > 0;
    } catch (Exception error) {
      System.out.printf("broken %s %s (it can't be read: %s)%n", flavour.getId(), file, error.getMessage());
      return false;
    }
  }

  /** Reads the profile that veraPDF ships, with the JDK's own parser: the jar lacks the one veraPDF would use. */
  private static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
    String[] name = flavour.name().split("_");
    String path = PROFILES + name[0] + "-" + name[1] + (name.length > 2 ? name[2] : "") + ".xml";
    Element root;
    try (InputStream stream = VeraCheck.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IOException("veraPDF ships no " + path);
      }
      root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
    }
    Set<Rule> rules = new LinkedHashSet<>();
    for (Element rule : children(child(root, "rules"), "rule")) {
      rules.add(rule(rule));
    }
    Set<Variable> variables = new LinkedHashSet<>();
    for (Element variable : children(child(root, "variables"), "variable")) {
      variables.add(Profiles.variableFromValues(
          variable.getAttribute("name"), variable.getAttribute("object"),
          text(variable, "defaultValue"), text(variable, "value")));
    }
    if (rules.isEmpty()) {
      throw new IOException(path + " holds no rules");
    }
    return Profiles.profileFromValues(flavour,
        Profiles.profileDetailsFromValues(flavour.getId(), "", "veraPDF", new Date(0)), "", rules, variables);
  }

  private static Rule rule(Element rule) {
    Element id = child(rule, "id");
    Element error = child(rule, "error");
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element argument : children(child(error, "arguments"), "argument")) {
      String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
      arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
    }
    Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
        text(rule, "description"), text(rule, "test"),
        Profiles.errorFromValues(text(error, "message"), arguments), new ArrayList<>());
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    if (parent == null) {
      return found;
    }
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element && node.getNodeName().equals(name)) {
        found.add((Element) node);
      }
    }
    return found;
  }

  private static Element child(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? null : found.get(0);
  }

  private static String text(Element parent, String name) {
    return child(parent, name).getTextContent();
  }
}
