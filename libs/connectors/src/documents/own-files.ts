const WEIGHTS =
  /\.(?:safetensors|gguf|ggml|onnx|pth?|bin|h5|msgpack|ckpt|pb|tflite|mlmodel|engine|model)$/i;
const ABOUT =
  /(?:^|[\\/])(?:readme|license|licence|notice|copying|changelog|\.gitattributes|.*\.(?:md|rst|py|sh|toml|lock|ipynb|jinja))|(?:^|[\\/])(?:[\w-]*config|tokenizer|special_tokens_map|added_tokens|vocab|merges|modules|quantize_config|[\w.-]*\.index)\.(?:json|txt|ya?ml)$/i;

/** A file of that name is a part of a model: its weights, or what describes them. Any other may be data. */
export const isPartOfModel = (file: string): boolean => WEIGHTS.test(file) || ABOUT.test(file);
