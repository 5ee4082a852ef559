import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.logging.*;
import org.gephi.graph.api.*;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.*;
import org.openide.util.Lookup;

/**
 * Opens graph files as Gephi's File > Open does, and tells of each, as a line of JSON, what it then holds. The first
 * argument is `merged` (parallel edges of a kind become one, as by default) or `separate`.
 */
public class OpenGraphs {
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    for (String path : Arrays.copyOfRange(arguments, 1, arguments.length)) {
      ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
      projects.newProject();
      Workspace workspace = projects.getCurrentWorkspace();
      ImportController imports = Lookup.getDefault().lookup(ImportController.class);
      Container container = imports.importFile(new File(path));
      if (container == null) throw new IOException(path + " is opened by none of Gephi's importers");
      if (arguments[0].equals("separate")) container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
      List<Object> issues = new ArrayList<>();
      for (Iterator<Issue> it = container.getReport().getIssues(10000); it.hasNext(); ) {
        Issue issue = it.next();
        issues.add(issue.getLevel() + ": " + issue.getMessage());
      }
      imports.process(container, new DefaultProcessor(), workspace);
      GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
      Graph graph = model.getGraph();
      Map<String, Object> told = new LinkedHashMap<>();
      List<Object> nodes = new ArrayList<>();
      for (Node node : graph.getNodes().toArray()) nodes.add(element(node, model.getNodeTable()));
      List<Object> edges = new ArrayList<>();
      for (Edge edge : graph.getEdges().toArray()) {
        Map<String, Object> each = element(edge, model.getEdgeTable());
        each.put("source", edge.getSource().getId());
        each.put("target", edge.getTarget().getId());
        each.put("directed", edge.isDirected());
        each.put("kind", edge.getTypeLabel());
        edges.add(each);
      }
      told.put("dynamic", model.isDynamic());
      told.put("time_format", model.getTimeFormat().toString());
      told.put("time_representation", model.getConfiguration().getTimeRepresentation().toString());
      told.put("issues", issues);
      told.put("nodes", nodes);
      told.put("edges", edges);
      StringBuilder json = new StringBuilder();
      write(told, json);
      out.println(json);
      projects.closeCurrentProject();
    }
  }

  static Map<String, Object> element(Element element, Table table) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("id", element.getId());
    told.put("label", element.getLabel());
    java.awt.Color colour = element instanceof Node ? ((Node) element).getColor() : ((Edge) element).getColor();
    told.put("colour", colour == null ? null : String.format("#%02x%02x%02x", colour.getRed(), colour.getGreen(), colour.getBlue()));
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (Column column : table) {
      Object value = element.getAttribute(column);
      if (value == null || column.isProperty() && !column.getId().equals("timeset") && !column.getId().equals("weight")) continue;
      attributes.put(column.getTitle(), value.getClass().isArray() ? list(value) : value);
    }
    told.put("attributes", attributes);
    return told;
  }

  static List<Object> list(Object array) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < java.lang.reflect.Array.getLength(array); i++) values.add(java.lang.reflect.Array.get(array, i));
    return values;
  }

  static void write(Object value, StringBuilder json) {
    if (value == null || value instanceof Boolean || value instanceof Number) json.append(value);
    else if (value instanceof Map) {
      json.append('{');
      String before = "";
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        json.append(before);
        write(entry.getKey(), json);
        json.append(':');
        write(entry.getValue(), json);
        before = ",";
      }
      json.append('}');
    } else if (value instanceof List) {
      json.append('[');
      String before = "";
      for (Object each : (List<?>) value) {
        json.append(before);
        write(each, json);
        before = ",";
      }
      json.append(']');
    } else {
      json.append('"');
      for (char c : value.toString().toCharArray())
        json.append(c == '"' || c == '\\' ? "\\" + c : c < 32 || Character.isSurrogate(c) ? String.format("\\u%04x", (int) c) : "" + c);
      json.append('"');
    }
  }
}
