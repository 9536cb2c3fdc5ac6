package dev.outrider.engine.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * The one place that knows the YAML library. It builds nothing but {@link YamlNode}s: no tag is
 * resolved, so no class is named by a file, and what aliases multiply is counted.
 */
final class YamlTree {
  private static final int MOST_NODES = 20_000;
  private static final int DEEPEST = 20;

  private int nodes;

  private YamlTree() {}

  /** Returns the document, an empty mapping for an empty one. */
  static YamlNode read(String text) throws YamlFault {
    LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.isPresent()
          ? new YamlTree().convert(root.get(), 0)
          : new YamlNode.Entries(List.of(), 1);
    } catch (MarkedYamlEngineException e) {
      throw marked(e);
    } catch (YamlEngineException e) {
      throw new YamlFault(String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      throw new YamlFault("too deep"); // the library recurses without a limit of its own
    }
  }

  private YamlNode convert(Node node, int depth) throws YamlFault {
    int line = line(node);
    if (++nodes > MOST_NODES || depth > DEEPEST) {
      throw new YamlFault(line, "too large: more than 20000 values, or 20 levels");
    }
    if (!isPlain(node.getTag())) {
      throw new YamlFault(line, "tags are not allowed: " + node.getTag());
    }
    if (node instanceof ScalarNode scalar) {
      return new YamlNode.Scalar(text(scalar), line);
    }
    return node instanceof SequenceNode sequence
        ? items(sequence, depth)
        : entries((MappingNode) node, depth);
  }

  private YamlNode items(SequenceNode sequence, int depth) throws YamlFault {
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(convert(item, depth + 1));
    }
    return new YamlNode.Items(items, line(sequence));
  }

  private YamlNode entries(MappingNode mapping, int depth) throws YamlFault {
    List<YamlNode.Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new YamlFault(line, "a key has to be a word");
      }
      YamlNode value = convert(tuple.getValueNode(), depth + 1);
      entries.add(new YamlNode.Entry(key.getValue(), value, line));
    }
    return new YamlNode.Entries(entries, line(mapping));
  }

  private static String text(ScalarNode scalar) {
    String text = scalar.getValue().strip();
    boolean isNull = text.equals("~") || text.equalsIgnoreCase("null");
    return isNull && scalar.getScalarStyle() == ScalarStyle.PLAIN ? "" : text;
  }

  private static boolean isPlain(Tag tag) {
    return tag.equals(Tag.STR) || tag.equals(Tag.SEQ) || tag.equals(Tag.MAP);
  }

  private static int line(Node node) {
    return line(node.getStartMark().orElse(null));
  }

  private static int line(@Nullable Mark mark) {
    return mark == null ? 1 : mark.getLine() + 1;
  }

  private static YamlFault marked(MarkedYamlEngineException e) {
    String problem = e.getContext() == null ? "" : e.getContext() + ", ";
    return new YamlFault(line(e.getProblemMark().orElse(null)), problem + e.getProblem());
  }
}
