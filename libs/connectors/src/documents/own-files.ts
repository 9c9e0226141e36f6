const WEIGHTS =
  /\.(?:safetensors|gguf|ggml|onnx|pth?|bin|h5|msgpack|ckpt|pb|tflite|mlmodel|engine|model)$/i;
const SETTINGS =
  /(?:^|[\\/])(?:[\w-]*config|tokenizer|special_tokens_map|added_tokens|vocab|merges|modules|[\w.-]*\.index)\.(?:json|txt|ya?ml)$/i;
const PROGRAM =
  /\.(?:py|sh|[jt]sx?|toml|lock|cfg|jinja|dll|so|exe)$|(?:^|[\\/])(?:readme|license|licence|notice|copying|changelog|dockerfile|makefile|requirements|\.git\w+)(?:\.\w+)?$/i;

/** A file of that name is a part of a model: its weights, or their settings. Any other may be data. */
export const isPartOfModel = (file: string): boolean => WEIGHTS.test(file) || SETTINGS.test(file);

/** A file of that name is code, or for people to read: it carries no traits. */
export const isProgram = (file: string): boolean => PROGRAM.test(file);
