package dev.evenkeel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.api.balancing.AddTagsResponse;
import dev.evenkeel.core.api.balancing.CreateRuleRequest;
import dev.evenkeel.core.api.balancing.DescribeTargetHealthResponse;
import dev.evenkeel.core.balancing.TargetDescription;
import dev.evenkeel.core.balancing.TargetHealth;
import dev.evenkeel.core.balancing.TargetHealthDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Elastic Load Balancing's protocol: forms in, XML out. */
@NullUnmarked
class QueryOperationsTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "load-balancing.md");
    private final QueryCodec codec = new QueryCodec();

    private static QueryForm form(String text) {
        return QueryForm.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked")
    private static QueryOperation<CreateRuleRequest, ?> createRule() {
        return (QueryOperation<CreateRuleRequest, ?>) QueryOperations.of(form("Action=CreateRule"));
    }

    private static QueryOperation<?, ?> named(String name) {
        return QueryOperations.of(form("Action=" + name + "&Version=2015-12-01"));
    }

    private String refusal(String text) {
        WireException refusal = assertThrows(
                WireException.class, () -> codec.readRequest(QueryOperations.of(form(text)), form(text)), text);
        return refusal.type() + ": " + refusal.getMessage();
    }

    @Test
    void readsListsOfStructuresByTheirNumbers() {
        QueryForm form = form("Action=CreateRule&Version=2015-12-01&ListenerArn=l&Priority=10"
                + "&Conditions.member.1.Field=path-pattern&Conditions.member.1.Values.member.2=%2Fb"
                + "&Conditions.member.1.Values.member.1=%2Fa&Actions=&Tags.member.7.Key=team");

        CreateRuleRequest read = codec.readRequest(createRule(), form);

        assertEquals("l 10", read.listenerArn() + " " + read.priority());
        assertEquals(List.of("/a", "/b"), read.conditions().get(0).values());
        assertEquals(Collections.emptyList(), read.actions());
        assertEquals("team", read.tags().get(0).key());
    }

    @Test
    void refusesWhatItDoesNotKnowByName() {
        assertEquals(
                "ValidationError: the parameter Conditions.member.1.RegexValues is not one that Evenkeel knows here",
                refusal("Action=CreateRule&Conditions.member.1.RegexValues.member.1=x"));
        assertEquals(
                "ValidationError: the parameter Priority must have a whole number, not ten",
                refusal("Action=CreateRule&Priority=ten"));
        assertEquals(
                "ValidationError: the parameter Tags is a list: its items are Tags.member.1 and so on",
                refusal("Action=CreateRule&Tags.1.Key=x"));
        assertEquals(
                "MalformedQueryString: the request cannot be read: the parameter Priority is given twice",
                refusal("Action=CreateRule&Priority=1&Priority=1"));
        assertEquals(
                "ValidationError: a parameter has a character that XML cannot carry",
                refusal("Action=CreateRule&ListenerArn=%00"));
    }

    @Test
    void writesMembersInOrderAndLeavesOutWhatIsAbsent() {
        DescribeTargetHealthResponse response = new DescribeTargetHealthResponse(List.of(new TargetHealthDescription(
                new TargetDescription("10.0.0.1", 80, null), "80", new TargetHealth("healthy", null, "a < b & c"))));

        String xml =
                new String(codec.writeResponse(named("DescribeTargetHealth"), response, "id"), StandardCharsets.UTF_8);
        String empty =
                new String(codec.writeResponse(named("AddTags"), new AddTagsResponse(), "id"), StandardCharsets.UTF_8);

        String namespace = "xmlns=\"http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/\"";
        String metadata = "<ResponseMetadata><RequestId>id</RequestId></ResponseMetadata>";
        assertEquals(
                "<DescribeTargetHealthResponse " + namespace + "><DescribeTargetHealthResult><TargetHealthDescriptions>"
                        + "<member><Target><Id>10.0.0.1</Id><Port>80</Port></Target><HealthCheckPort>80</HealthCheckPort>"
                        + "<TargetHealth><State>healthy</State><Description>a &lt; b &amp; c</Description></TargetHealth>"
                        + "</member></TargetHealthDescriptions></DescribeTargetHealthResult>" + metadata
                        + "</DescribeTargetHealthResponse>",
                xml);
        assertEquals(
                "<AddTagsResponse " + namespace + "><AddTagsResult></AddTagsResult>" + metadata + "</AddTagsResponse>",
                empty);
    }

    @Test
    void errorsHaveCodeAndMessage() {
        String xml = new String(
                codec.writeError(new WireError("RuleNotFound", "no \u0000", List.of(), 400), "id"),
                StandardCharsets.UTF_8);

        assertEquals(
                "<ErrorResponse xmlns=\"http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/\"><Error>"
                        + "<Type>Sender</Type><Code>RuleNotFound</Code><Message>no \uFFFD</Message></Error>"
                        + "<RequestId>id</RequestId></ErrorResponse>",
                xml);
    }

    @Test
    void thePageListsWhatIsOffered() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf("| Operation |"), page.indexOf("All others"));

        List<String> listed = Pattern.compile("[A-Z][A-Za-z]+")
                .matcher(table.replaceAll("(?m)^(\\| [^|]*\\|).*$", "$1"))
                .results()
                .map(found -> found.group())
                .filter(Predicate.not("Operation"::equals))
                .toList();

        TreeSet<String> offered = new TreeSet<>();
        QueryOperations.all().forEach(operation -> offered.add(operation.name()));
        assertEquals(offered, new TreeSet<>(listed));
        assertEquals(51, offered.size() + QueryOperations.notOffered().size());
    }
}
