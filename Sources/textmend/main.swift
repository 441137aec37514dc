import Textmend
import TextmendFiles
print(Mender().options)
