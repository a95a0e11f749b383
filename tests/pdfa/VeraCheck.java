// Checks PDF files against PDF/A-3a and PDF/UA-1 with the veraPDF engine, which a Python package
// of the development environment ships in its jar. Prints one line per file and profile:
//   name <TAB> profile <TAB> PASS | FAIL <TAB> first failed rules
// The profiles are read here by DOM, since the jar holds no JAXB runtime.
// Usage: java -cp <jar> VeraCheck.java file.pdf …

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Reference;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class VeraCheck {
    static final String FOLDER = "org/verapdf/pdfa/validation/";

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile archive = profile("PDFA-3A.xml", PDFAFlavour.PDFA_3_A);
        ValidationProfile access = profile("PDFUA-1.xml", PDFAFlavour.PDFUA_1);
        boolean fine = true;
        for (String file : files) {
            fine &= check(file, "PDF/A-3a", archive, PDFAFlavour.PDFA_3_A);
            fine &= check(file, "PDF/UA-1", access, PDFAFlavour.PDFUA_1);
        }
        System.exit(fine ? 0 : 1);
    }

    static boolean check(String file, String name, ValidationProfile profile, PDFAFlavour flavour)
            throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour)) {
            ValidationResult result =
                    Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            Set<String> failed = new TreeSet<>();
            for (TestAssertion test : result.getTestAssertions()) {
                if (test.getStatus() == TestAssertion.Status.FAILED) {
                    failed.add(test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber()
                            + " " + test.getMessage());
                }
            }
            System.out.println(String.join("\t", file, name,
                    result.isCompliant() ? "PASS" : "FAIL", String.join(" | ", failed)));
            return result.isCompliant();
        }
    }

    static ValidationProfile profile(String resource, PDFAFlavour flavour) throws Exception {
        Element root;
        try (InputStream in = VeraCheck.class.getClassLoader().getResourceAsStream(FOLDER + resource)) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in)
                    .getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        NodeList nodes = root.getElementsByTagName("rule");
        for (int i = 0; i < nodes.getLength(); i++) {
            rules.add(rule((Element) nodes.item(i)));
        }
        Set<Variable> variables = new HashSet<>();
        NodeList named = root.getElementsByTagName("variable");
        for (int i = 0; i < named.getLength(); i++) {
            Element node = (Element) named.item(i);
            variables.add(Profiles.variableFromValues(node.getAttribute("name"),
                    node.getAttribute("object"), text(node, "defaultValue"), text(node, "value")));
        }
        return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(resource, "", "", new Date(0)), "", rules, variables);
    }

    static Rule rule(Element node) {
        Element id = (Element) node.getElementsByTagName("id").item(0);
        List<ErrorArgument> none = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        String deferred = node.getAttribute("deferred");
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                node.getAttribute("object"),
                deferred.isEmpty() ? null : Boolean.valueOf(deferred),
                node.getAttribute("tags"), text(node, "description"), text(node, "test"),
                Profiles.errorFromValues(text(node, "message"), none), references);
    }

    static String text(Element node, String tag) {
        NodeList found = node.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
